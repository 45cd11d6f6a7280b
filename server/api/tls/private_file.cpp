#include "server/api/tls/private_file.h"

#include "server/api/tls/tls_error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace rasoat::tls {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view what) {
    throw TlsError(fmt::format("{}: cannot be {}: {}", path.string(), what, std::strerror(errno)));
}

bool wrote_all(int file, std::string_view rest) {
    while (!rest.empty()) {
        const auto count = ::write(file, rest.data(), rest.size());
        if (count < 0) return false;
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(file) == 0;
}

} // namespace

void write_file(const std::filesystem::path& path, const std::string& content, FileAccess access) {
    auto beside = path;
    beside += ".new";
    ::unlink(beside.c_str());
    const int file =
        ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, access == FileAccess::owner_only ? 0600 : 0644);
    if (file < 0) fail(beside, "made");
    const bool whole = wrote_all(file, content);
    if (::close(file) != 0 || !whole) fail(beside, "written");
    if (::rename(beside.c_str(), path.c_str()) != 0) fail(path, "put in place");
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) fail(path, "read");
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace rasoat::tls
