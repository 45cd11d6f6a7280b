#pragma once

#include <string>
#include <string_view>

namespace rasoat::probes {

/// A module's maker by name. Many firmwares write the maker's JEDEC number ("80CE", "0x2C00", "04CB000000000000")
/// where the name belongs; numbers that the table doesn't know stay as they are.
std::string memory_maker(std::string_view text);

} // namespace rasoat::probes
