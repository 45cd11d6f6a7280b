// private-folder-check FOLDER: makes the folder as the agent makes its state folder, and prints who may do what there:
// by the access rights that the agent hands to Windows, and by those that the folder then has.
#include "agent/delivery/private_folder_windows.h"
#include "agent/windows/text.h"

#include <windows.h>
#include <aclapi.h>
#include <sddl.h>

#include <array>
#include <cstdio>
#include <stdexcept>
#include <string>

namespace {

using namespace rasoat;

PSECURITY_DESCRIPTOR descriptor_of(const std::wstring& text) {
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (ConvertStringSecurityDescriptorToSecurityDescriptorW(text.c_str(), SDDL_REVISION_1, &descriptor, nullptr) == 0)
        throw std::runtime_error("not a security descriptor: " + windows::to_utf8(text));
    return descriptor;
}

/// This process's own token, or the same one without the administrators' group.
enum class As { administrator, anybody_else };

HANDLE token_as(As who) {
    HANDLE own = nullptr;
    HANDLE chosen = nullptr;
    HANDLE impersonating = nullptr;
    OpenProcessToken(GetCurrentProcess(), TOKEN_ALL_ACCESS, &own);
    std::array<unsigned char, SECURITY_MAX_SID_SIZE> administrators{};
    DWORD size = administrators.size();
    CreateWellKnownSid(WinBuiltinAdministratorsSid, nullptr, administrators.data(), &size);
    SID_AND_ATTRIBUTES disabled{administrators.data(), 0};
    const DWORD count = who == As::administrator ? 0 : 1;
    if (CreateRestrictedToken(own, 0, count, &disabled, 0, nullptr, 0, nullptr, &chosen) == 0 ||
        DuplicateTokenEx(chosen, TOKEN_QUERY, nullptr, SecurityIdentification, TokenImpersonation, &impersonating) == 0)
        throw std::runtime_error("no token: " + windows::reason(GetLastError()));
    return impersonating;
}

bool may_read(const std::wstring& access, As who) {
    // AccessCheck() asks for an owner and a group too.
    auto* const descriptor = descriptor_of(L"O:SYG:SY" + access);
    GENERIC_MAPPING mapping{FILE_GENERIC_READ, FILE_GENERIC_WRITE, FILE_GENERIC_EXECUTE, FILE_ALL_ACCESS};
    PRIVILEGE_SET privileges{};
    DWORD size = sizeof privileges;
    DWORD granted = 0;
    BOOL allowed = FALSE;
    if (AccessCheck(descriptor, token_as(who), FILE_READ_DATA, &mapping, &privileges, &size, &granted, &allowed) == 0)
        throw std::runtime_error("no access check: " + windows::reason(GetLastError()));
    return allowed != FALSE;
}

std::string kept_by(const std::filesystem::path& folder) {
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    wchar_t* text = nullptr;
    if (GetNamedSecurityInfoW(
            const_cast<wchar_t*>(folder.c_str()), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, nullptr, nullptr, nullptr,
            nullptr, &descriptor) != ERROR_SUCCESS ||
        ConvertSecurityDescriptorToStringSecurityDescriptorW(
            descriptor, SDDL_REVISION_1, DACL_SECURITY_INFORMATION, &text, nullptr) == 0)
        return "unknown";
    return windows::to_utf8(text);
}

} // namespace

extern "C" int wmain(int argument_count, wchar_t** arguments) {
    if (argument_count != 2) return 2;
    try {
        const std::filesystem::path folder = arguments[1];
        delivery::create_private_folder(folder);
        delivery::make_private(folder);
        const auto access = delivery::access_for_owners();
        std::printf("handed over: %s\n", windows::to_utf8(access).c_str());
        std::printf("an administrator may read: %s\n", may_read(access, As::administrator) ? "yes" : "no");
        std::printf("anybody else may read: %s\n", may_read(access, As::anybody_else) ? "yes" : "no");
        std::printf("kept: %s\n", kept_by(folder).c_str());
    } catch (const std::exception& problem) {
        std::printf("%s\n", problem.what());
        return 1;
    }
    return 0;
}
