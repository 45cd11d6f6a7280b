#include "agent/windows/machine_folders.h"

#include <windows.h>

#include <array>

namespace rasoat::windows {

namespace {

/// A text of HKEY_LOCAL_MACHINE with its variables put in; `otherwise` where there is none.
std::filesystem::path folder_at(const wchar_t* path, const wchar_t* name, const wchar_t* otherwise) {
    HKEY key = nullptr;
    // The list of profiles is one for 32 and 64 bits; Program Files are two, and each program has its own.
    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, path, 0, KEY_QUERY_VALUE, &key) != ERROR_SUCCESS) return otherwise;
    std::array<wchar_t, MAX_PATH> text{};
    DWORD size = sizeof text;
    // Of both kinds of text: this function has put the variables in by then. (To ask for REG_EXPAND_SZ too is an
    // error.)
    const auto problem = RegGetValueW(key, nullptr, name, RRF_RT_REG_SZ, nullptr, text.data(), &size);
    RegCloseKey(key);
    return problem == ERROR_SUCCESS && text.front() != L'\0' ? text.data() : otherwise;
}

} // namespace

std::filesystem::path program_data_folder() {
    return folder_at(
        L"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList", L"ProgramData", L"C:\\ProgramData");
}

std::filesystem::path program_files_folder() {
    return folder_at(L"SOFTWARE\\Microsoft\\Windows\\CurrentVersion", L"ProgramFilesDir", L"C:\\Program Files");
}

} // namespace rasoat::windows
