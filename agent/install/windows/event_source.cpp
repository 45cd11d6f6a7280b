#include "agent/install/windows/event_source.h"

#include "agent/install/windows/service_registration.h"
#include "agent/windows/text.h"

#include <windows.h>

#include <string>

namespace rasoat::agent {

namespace {

constexpr const wchar_t* source_key = L"SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\rasoat-agent";

} // namespace

void register_event_source(const std::filesystem::path& program) {
    HKEY key = nullptr;
    auto problem =
        RegCreateKeyExW(HKEY_LOCAL_MACHINE, source_key, 0, nullptr, 0, KEY_SET_VALUE, nullptr, &key, nullptr);
    if (problem == ERROR_SUCCESS) {
        const auto file = program.wstring();
        const DWORD kinds = EVENTLOG_ERROR_TYPE | EVENTLOG_WARNING_TYPE | EVENTLOG_INFORMATION_TYPE;
        problem = RegSetValueExW(
            key, L"EventMessageFile", 0, REG_EXPAND_SZ, reinterpret_cast<const BYTE*>(file.c_str()),
            static_cast<DWORD>((file.size() + 1) * sizeof(wchar_t)));
        if (problem == ERROR_SUCCESS)
            problem = RegSetValueExW(
                key, L"TypesSupported", 0, REG_DWORD, reinterpret_cast<const BYTE*>(&kinds), sizeof kinds);
        RegCloseKey(key);
    }
    if (problem != ERROR_SUCCESS)
        throw InstallationProblem(
            "Windows does not let the event source be made: " + windows::reason(static_cast<unsigned long>(problem)));
}

void remove_event_source() {
    RegDeleteKeyW(HKEY_LOCAL_MACHINE, source_key);
}

} // namespace rasoat::agent
