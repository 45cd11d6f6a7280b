#include "agent/delivery/durable_file.h"
#include "agent/delivery/private_folder_windows.h"
#include "agent/delivery/state_folder.h"
#include "agent/windows/text.h"

#include <windows.h>

namespace rasoat::delivery {

namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
    const auto reason = GetLastError();
    throw StorageProblem(
        std::string("cannot ") + what + ' ' + windows::to_utf8(path.wstring()) + ": " + windows::reason(reason));
}

} // namespace

void StateFolder::create() const {
    create_private_folder(path_);
}

StateLock::StateLock(const StateFolder& state) {
    const auto path = state.lock();
    auto* const file = CreateFileW(
        path.c_str(), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
        OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) fail("open", path);
    handle_ = reinterpret_cast<std::intptr_t>(file);
    OVERLAPPED first_byte{};
    if (LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &first_byte) == 0) {
        const auto reason = GetLastError();
        CloseHandle(file);
        SetLastError(reason);
        fail("lock", path);
    }
}

StateLock::~StateLock() {
    CloseHandle(reinterpret_cast<HANDLE>(handle_));
}

} // namespace rasoat::delivery
