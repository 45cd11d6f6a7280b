#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rasoat::probes {

/// A module's maker by name. Many firmwares write the maker's JEDEC number ("80CE", "0x2C00", "7F98000000000000",
/// "JEDEC ID:AD 00 00 00") where the name belongs. Numbers that the table doesn't know stay as they are; none where the
/// number is missing.
std::optional<std::string> memory_maker(std::string_view text);

} // namespace rasoat::probes
