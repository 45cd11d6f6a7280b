#include "settings/file_text.h"

#include "settings/settings_error.h"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace rasoat::settings {

std::string file_text(const std::filesystem::path& path) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad())
        throw SettingsError(path.generic_string(), 0, "cannot be read: " + std::generic_category().message(errno));
    return text;
}

} // namespace rasoat::settings
