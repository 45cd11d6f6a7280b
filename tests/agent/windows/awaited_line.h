#pragma once

#include <filesystem>
#include <string>

namespace rasoat::tests {

/// Waits until the file holds `text`, woken by the system whenever it is written to; throws std::runtime_error with
/// what it holds after a minute without that.
void await_text(const std::filesystem::path& file, const std::string& text);

} // namespace rasoat::tests
