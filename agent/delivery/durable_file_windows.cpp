#include "agent/delivery/durable_file.h"
#include "agent/windows/text.h"

#include <windows.h>

#include <array>
#include <utility>

namespace rasoat::delivery {

namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& path, DWORD reason = GetLastError()) {
    throw StorageProblem(
        std::string("cannot ") + what + ' ' + windows::to_utf8(path.wstring()) + ": " + windows::reason(reason));
}

class File {
public:
    explicit File(HANDLE handle) : handle_(handle) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { close(); }
    [[nodiscard]] HANDLE get() const { return handle_; }
    [[nodiscard]] bool is_open() const { return handle_ != INVALID_HANDLE_VALUE; }
    void close() {
        if (is_open()) CloseHandle(std::exchange(handle_, INVALID_HANDLE_VALUE));
    }

private:
    HANDLE handle_;
};

bool writes_all(HANDLE file, std::string_view bytes) {
    constexpr std::size_t largest_piece = std::size_t{1} << 20U;
    while (!bytes.empty()) {
        DWORD written = 0;
        const auto size = static_cast<DWORD>(std::min(bytes.size(), largest_piece));
        if (WriteFile(file, bytes.data(), size, &written, nullptr) == 0) return false;
        bytes.remove_prefix(written);
    }
    return true;
}

bool is_absent(DWORD reason) {
    return reason == ERROR_FILE_NOT_FOUND || reason == ERROR_PATH_NOT_FOUND;
}

/// A virus scanner or an indexer opens a new file as soon as it is closed, and while it looks at it nobody may rename
/// or delete it: for half a second that is no failure.
template <class Operation>
bool succeeds_soon(Operation operation) {
    constexpr int attempts = 10;
    constexpr DWORD pause = 50; // milliseconds
    for (int attempt = 1;; ++attempt) {
        if (operation() != 0) return true;
        const auto reason = GetLastError();
        if (attempt == attempts || (reason != ERROR_ACCESS_DENIED && reason != ERROR_SHARING_VIOLATION)) {
            SetLastError(reason);
            return false;
        }
        Sleep(pause);
    }
}

} // namespace

void write_durably(const std::filesystem::path& path, std::string_view bytes) {
    auto unfinished = path;
    unfinished += unfinished_suffix;
    File file(CreateFileW(
        unfinished.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS,
        FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr));
    if (!file.is_open()) fail("create", unfinished);
    if (!writes_all(file.get(), bytes) || FlushFileBuffers(file.get()) == 0) {
        const auto reason = GetLastError();
        file.close();
        DeleteFileW(unfinished.c_str());
        fail("write", path, reason);
    }
    file.close();
    // WRITE_THROUGH: returns when the folder's change is on disk too.
    if (!succeeds_soon([&] {
            return MoveFileExW(unfinished.c_str(), path.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
        }))
        fail("rename to", path);
}

void remove_durably(const std::filesystem::path& path) {
    if (succeeds_soon([&] { return DeleteFileW(path.c_str()); })) return;
    if (!is_absent(GetLastError())) fail("delete", path);
}

std::optional<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
    const File file(CreateFileW(
        path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
        FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!file.is_open()) {
        if (is_absent(GetLastError())) return std::nullopt;
        fail("read", path);
    }
    std::string bytes;
    std::array<char, 16384> chunk{};
    for (;;) {
        DWORD length = 0;
        if (ReadFile(file.get(), chunk.data(), static_cast<DWORD>(chunk.size()), &length, nullptr) == 0)
            fail("read", path);
        if (length == 0) return bytes;
        bytes.append(chunk.data(), length);
        if (bytes.size() > limit)
            throw StorageProblem(
                windows::to_utf8(path.wstring()) + " is larger than " + std::to_string(limit) + " bytes");
    }
}

} // namespace rasoat::delivery
