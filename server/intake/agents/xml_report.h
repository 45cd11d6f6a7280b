#pragma once

#include "agent/report/report.h"
#include "server/intake/xml/xml_tree.h"

namespace rasoat::intake {

/// The report in an INVENTORY request of FusionInventory or OCS agents, or of a GLPI agent that speaks their XML. What
/// a field says that it does not mean (text for a number, a placeholder, an absurd size) is absent. `content` is the
/// request's CONTENT; the device's id and the agent's name are for the caller to set. Sections longer than those that
/// report::read_report takes throw Refused.
[[nodiscard]] report::Report xml_report(const XmlElement& content);

} // namespace rasoat::intake
