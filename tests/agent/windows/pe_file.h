#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace rasoat::tests {

/// What a Windows program asks of Windows before it starts (Microsoft's "PE Format").
struct PeFile {
    bool sixty_four_bit = false;
    std::uint16_t subsystem_major = 0; ///< of the oldest Windows that may start it: 6.1 is Windows 7
    std::uint16_t subsystem_minor = 0;
    std::set<std::string> imports; ///< "kernel32.dll!CreateFileW", the library in lower case
};

/// Throws std::runtime_error for bytes that are no such program.
[[nodiscard]] PeFile pe_file(std::string_view bytes);

} // namespace rasoat::tests
