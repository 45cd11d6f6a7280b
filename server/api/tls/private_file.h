#pragma once

#include <filesystem>
#include <string>

namespace rasoat::tls {

/// Who may read a file that is written.
enum class FileAccess { owner_only, everyone };

/// Writes the file whole or not at all: beside it, flushed to disk, then renamed over it. Throws TlsError naming it.
void write_file(const std::filesystem::path& path, const std::string& content, FileAccess access);

/// Throws TlsError naming the file when it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

} // namespace rasoat::tls
