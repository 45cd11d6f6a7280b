#include "agent/usual_places.h"

#include <windows.h>

#include <array>

namespace rasoat::agent {

std::filesystem::path usual_state_folder() {
    std::array<wchar_t, MAX_PATH> folder{};
    const auto length = GetEnvironmentVariableW(L"ProgramData", folder.data(), static_cast<DWORD>(folder.size()));
    const bool told = length > 0 && length < folder.size();
    return std::filesystem::path(told ? folder.data() : L"C:\\ProgramData") / L"Rasoat";
}

std::filesystem::path usual_configuration() {
    return usual_state_folder() / L"agent.conf";
}

} // namespace rasoat::agent
