#pragma once

#include <windows.h>

#include <memory>
#include <type_traits>

/// What is needed to speak with the service control manager about the agent's own service.
namespace rasoat::windows {

inline constexpr const wchar_t* service_name = L"rasoat-agent";

struct ServiceClose {
    void operator()(SC_HANDLE handle) const { CloseServiceHandle(handle); }
};
using ServiceHandle = std::unique_ptr<std::remove_pointer_t<SC_HANDLE>, ServiceClose>;

} // namespace rasoat::windows
