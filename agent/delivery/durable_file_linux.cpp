#include "agent/delivery/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace rasoat::delivery {

namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
    const auto reason = errno;
    throw StorageProblem(std::string("cannot ") + what + ' ' + path.string() + ": " + std::strerror(reason));
}

class Descriptor {
public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    [[nodiscard]] int get() const { return descriptor_; }
    /// Closes, and tells whether all went well (some file systems say only here that the disk is full).
    [[nodiscard]] bool closes() { return ::close(std::exchange(descriptor_, -1)) == 0; }

private:
    int descriptor_;
};

void flush_folder(const std::filesystem::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.get() < 0 || ::fsync(descriptor.get()) != 0) fail("flush", folder);
}

bool writes_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

void write_durably(const std::filesystem::path& path, std::string_view bytes) {
    auto unfinished = path;
    unfinished += unfinished_suffix;
    Descriptor descriptor(::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (descriptor.get() < 0) fail("create", unfinished);
    if (!writes_all(descriptor.get(), bytes) || ::fsync(descriptor.get()) != 0 || !descriptor.closes()) {
        const auto reason = errno;
        ::unlink(unfinished.c_str());
        errno = reason;
        fail("write", path);
    }
    if (std::rename(unfinished.c_str(), path.c_str()) != 0) fail("rename to", path);
    flush_folder(path.parent_path());
}

void remove_durably(const std::filesystem::path& path) {
    if (::unlink(path.c_str()) != 0) {
        if (errno == ENOENT) return;
        fail("delete", path);
    }
    flush_folder(path.parent_path());
}

std::optional<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
        fail("read", path);
    }
    std::string bytes;
    std::array<char, 16384> chunk{};
    for (;;) {
        const auto length = ::read(descriptor.get(), chunk.data(), chunk.size());
        if (length < 0 && errno == EINTR) continue;
        if (length < 0) fail("read", path);
        if (length == 0) return bytes;
        bytes.append(chunk.data(), static_cast<std::size_t>(length));
        if (bytes.size() > limit)
            throw StorageProblem(path.string() + " is larger than " + std::to_string(limit) + " bytes");
    }
}

} // namespace rasoat::delivery
