#include "agent/benchmark/uncached_file.h"

#include <windows.h>

#include <array>

namespace rasoat::benchmark {

static_assert(sizeof(HANDLE) == sizeof(std::intptr_t));

std::optional<UncachedFile> UncachedFile::open(const std::filesystem::path& path) {
    auto* const handle = CreateFileW(
        path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
        FILE_FLAG_NO_BUFFERING | FILE_FLAG_RANDOM_ACCESS, nullptr);
    if (handle == INVALID_HANDLE_VALUE) return std::nullopt;
    return UncachedFile(reinterpret_cast<std::intptr_t>(handle));
}

bool UncachedFile::read(std::uint64_t number, std::span<std::byte, block_size> buffer) const {
    auto* const handle = reinterpret_cast<HANDLE>(handle_);
    LARGE_INTEGER place{};
    place.QuadPart = static_cast<LONGLONG>(number * block_size);
    DWORD read = 0;
    return SetFilePointerEx(handle, place, nullptr, FILE_BEGIN) != 0 &&
           ReadFile(handle, buffer.data(), static_cast<DWORD>(buffer.size()), &read, nullptr) != 0 &&
           read == buffer.size();
}

void UncachedFile::close() noexcept {
    if (handle_ != closed) CloseHandle(reinterpret_cast<HANDLE>(handle_));
}

std::vector<std::filesystem::path> system_folders() {
    std::array<wchar_t, MAX_PATH + 1> folder{};
    const auto length = GetSystemDirectoryW(folder.data(), static_cast<UINT>(folder.size()));
    if (length == 0 || length > MAX_PATH) return {};
    return {std::filesystem::path(folder.data())};
}

} // namespace rasoat::benchmark
