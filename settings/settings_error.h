#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rasoat::settings {

/// A configuration file that cannot be used. The message names the file, the line, what is wrong and what is allowed:
/// `config/roles.toml:14: memory_gb = -3 is out of range (1 to 1024)`.
class SettingsError : public std::runtime_error {
public:
    /// `line` 0: the file as a whole.
    SettingsError(std::string_view file, std::uint32_t line, std::string_view what);
};

} // namespace rasoat::settings
