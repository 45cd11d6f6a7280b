#include "agent/benchmark/uncached_file.h"

#include <fcntl.h>
#include <unistd.h>

namespace rasoat::benchmark {

std::optional<UncachedFile> UncachedFile::open(const std::filesystem::path& path) {
    const auto number = ::open(path.c_str(), O_RDONLY | O_DIRECT | O_CLOEXEC);
    if (number < 0) return std::nullopt;
    return UncachedFile(number);
}

bool UncachedFile::read(std::uint64_t number, std::span<std::byte, block_size> buffer) const {
    const auto read =
        ::pread(static_cast<int>(handle_), buffer.data(), buffer.size(), static_cast<off_t>(number * block_size));
    return read == static_cast<ssize_t>(buffer.size());
}

void UncachedFile::close() noexcept {
    if (handle_ != closed) ::close(static_cast<int>(handle_));
}

std::vector<std::filesystem::path> system_folders() {
    return {
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/lib64",
        "/usr/lib",
        "/usr/bin",
        "/usr/libexec",
        "/boot"};
}

} // namespace rasoat::benchmark
