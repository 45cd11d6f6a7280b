#include "settings/settings_error.h"

#include <fmt/format.h>

namespace rasoat::settings {

SettingsError::SettingsError(std::string_view file, std::uint32_t line, std::string_view what)
    : std::runtime_error(line == 0 ? fmt::format("{}: {}", file, what) : fmt::format("{}:{}: {}", file, line, what)) {}

} // namespace rasoat::settings
