#pragma once

#include "agent/delivery/enrolment.h"
#include "agent/report/report.h"
#include "agent/settings.h"

#include <optional>
#include <string>

namespace rasoat::agent {

/// What the machine at `sysroot` ("/" for this one) tells, under the name of its enrolment, or of its host where it has
/// none: the very report that is sent.
[[nodiscard]] report::Report machine_report(
    const std::string& sysroot, const std::optional<delivery::Enrolment>& enrolment, const Settings& settings);

/// "0.1.0".
[[nodiscard]] const char* agent_version();

} // namespace rasoat::agent
