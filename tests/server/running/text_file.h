#pragma once

#include <filesystem>
#include <string_view>

namespace rasoat::tests {

/// Puts `text` into the file, in place of what was in it.
void write_text(const std::filesystem::path& file, std::string_view text);

} // namespace rasoat::tests
