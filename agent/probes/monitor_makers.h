#pragma once

#include <string>
#include <string_view>

namespace rasoat::probes {

/// The brand that the three letters of an EDID stand for ("GSM": "LG"); the letters themselves where the table doesn't
/// know them.
std::string monitor_maker(std::string_view letters);

} // namespace rasoat::probes
