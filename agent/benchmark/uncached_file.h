#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace rasoat::benchmark {

inline constexpr std::size_t block_size = 4096;

/// A file that is read past the system's cache, so that the disk itself answers. Invariant: it is open.
class UncachedFile {
public:
    /// None where the file or its file system can't be read so.
    [[nodiscard]] static std::optional<UncachedFile> open(const std::filesystem::path& path);
    ~UncachedFile() { close(); }
    UncachedFile(UncachedFile&& other) noexcept : handle_(std::exchange(other.handle_, closed)) {}
    UncachedFile(const UncachedFile&) = delete;
    UncachedFile& operator=(const UncachedFile&) = delete;
    UncachedFile& operator=(UncachedFile&&) = delete;

    /// Reads the block of that number into `buffer`, which starts at a multiple of `block_size`. False where it can't.
    [[nodiscard]] bool read(std::uint64_t number, std::span<std::byte, block_size> buffer) const;

private:
    static constexpr std::intptr_t closed = -1;
    explicit UncachedFile(std::intptr_t handle) : handle_(handle) {}
    void close() noexcept;

    std::intptr_t handle_; ///< the system's
};

/// Where the system's own programs and libraries lie.
[[nodiscard]] std::vector<std::filesystem::path> system_folders();

} // namespace rasoat::benchmark
