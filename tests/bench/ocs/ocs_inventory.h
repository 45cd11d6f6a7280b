#pragma once

#include <string>
#include <string_view>

namespace rasoat::bench {

/// The report (JSON of GLPI's inventory format) as OCS Inventory's agents send it: an XML document with the same
/// sections and fields, for which OCS has the same names in capitals. Throws std::runtime_error where it is no report.
[[nodiscard]] std::string ocs_inventory(std::string_view json);

/// As it goes over the wire: a zlib stream.
[[nodiscard]] std::string deflated(const std::string& text);

} // namespace rasoat::bench
