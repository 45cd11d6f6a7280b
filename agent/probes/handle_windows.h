#pragma once

#include <windows.h>

#include <memory>
#include <string>

namespace rasoat::probes {

struct CloseHandleAtEnd {
    using pointer = HANDLE;
    void operator()(HANDLE handle) const { CloseHandle(handle); }
};

/// An open kernel object; null where opening it failed, with GetLastError() telling why.
using Handle = std::unique_ptr<HANDLE, CloseHandleAtEnd>;

/// Opens a device ("\\.\PhysicalDrive0"). `access` 0 asks for nothing but questions, which every account may put.
inline Handle open_device(const std::wstring& path, DWORD access) {
    const auto handle =
        CreateFileW(path.c_str(), access, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr);
    return Handle(handle == INVALID_HANDLE_VALUE ? nullptr : handle);
}

} // namespace rasoat::probes
