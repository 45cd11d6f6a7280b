#include "agent/install/windows/program_file.h"

#include "agent/install/windows/service_registration.h"
#include "agent/windows/machine_folders.h"
#include "agent/windows/text.h"

#include <windows.h>

#include <string>

namespace rasoat::agent {

std::filesystem::path own_program() {
    std::wstring path(MAX_PATH, L'\0');
    for (;;) {
        const auto length = GetModuleFileNameW(nullptr, path.data(), static_cast<DWORD>(path.size()));
        if (length < path.size()) return path.substr(0, length);
        path.resize(path.size() * 2);
    }
}

std::filesystem::path installed_program() {
    return windows::program_files_folder() / L"Rasoat" / L"rasoat-agent.exe";
}

void put_program_in_place() {
    const auto place = installed_program();
    std::error_code different;
    if (std::filesystem::equivalent(own_program(), place, different)) return;
    stop_service();
    CreateDirectoryW(place.parent_path().c_str(), nullptr); // where it fails, so does the copy, with the same reason
    if (CopyFileW(own_program().c_str(), place.c_str(), FALSE) == 0)
        throw InstallationProblem(
            "the program cannot be copied to " + windows::to_utf8(place.wstring()) + ": " +
            windows::reason(GetLastError()));
}

Removal remove_program() {
    const auto place = installed_program();
    if (DeleteFileW(place.c_str()) != 0 || GetLastError() == ERROR_FILE_NOT_FOUND ||
        GetLastError() == ERROR_PATH_NOT_FOUND) {
        RemoveDirectoryW(place.parent_path().c_str());
        return Removal::done;
    }
    MoveFileExW(place.c_str(), nullptr, MOVEFILE_DELAY_UNTIL_REBOOT);
    MoveFileExW(place.parent_path().c_str(), nullptr, MOVEFILE_DELAY_UNTIL_REBOOT);
    return Removal::at_next_start;
}

} // namespace rasoat::agent
