#include "agent/delivery/private_folder_windows.h"

#include "agent/delivery/durable_file.h"
#include "agent/delivery/random_names.h"
#include "agent/windows/text.h"

#include <windows.h>
#include <aclapi.h>
#include <sddl.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace rasoat::delivery {

namespace {

struct LocalDelete {
    void operator()(void* memory) const { LocalFree(memory); }
};
using LocalMemory = std::unique_ptr<void, LocalDelete>;

[[noreturn]] void fail(const char* what, const std::filesystem::path& path, DWORD reason) {
    throw StorageProblem(
        std::string("cannot ") + what + ' ' + windows::to_utf8(path.wstring()) + ": " + windows::reason(reason));
}

using Sid = std::array<unsigned char, SECURITY_MAX_SID_SIZE>;

Sid well_known(WELL_KNOWN_SID_TYPE type) {
    Sid sid{};
    DWORD size = sid.size();
    CreateWellKnownSid(type, nullptr, sid.data(), &size);
    return sid;
}

bool runs_as_administrator() {
    auto administrators = well_known(WinBuiltinAdministratorsSid);
    BOOL member = FALSE;
    return CheckTokenMembership(nullptr, administrators.data(), &member) != 0 && member != 0;
}

/// The account that this process runs under. The vector holds a TOKEN_USER, which points into it.
std::vector<unsigned char> token_user() {
    HANDLE token = nullptr;
    std::vector<unsigned char> user(sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE);
    if (OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token) == 0)
        fail("ask", "this process's account", GetLastError());
    DWORD size = 0;
    const auto told = GetTokenInformation(token, TokenUser, user.data(), static_cast<DWORD>(user.size()), &size);
    const auto reason = GetLastError();
    CloseHandle(token);
    if (told == 0) fail("ask", "this process's account", reason);
    return user;
}

PSID sid_of(std::vector<unsigned char>& user) {
    return reinterpret_cast<TOKEN_USER*>(user.data())->User.Sid;
}

bool is_ours(const std::filesystem::path& folder) {
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    const auto reason = GetNamedSecurityInfoW(
        const_cast<wchar_t*>(folder.c_str()), SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION, &owner, nullptr, nullptr,
        nullptr, &descriptor);
    if (reason != ERROR_SUCCESS) fail("look at the owner of", folder, reason);
    const LocalMemory memory(descriptor);
    auto system = well_known(WinLocalSystemSid);
    auto administrators = well_known(WinBuiltinAdministratorsSid);
    auto user = token_user();
    return EqualSid(owner, system.data()) != 0 || EqualSid(owner, administrators.data()) != 0 ||
           EqualSid(owner, sid_of(user)) != 0;
}

LocalMemory descriptor_for(const std::filesystem::path& folder) {
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (ConvertStringSecurityDescriptorToSecurityDescriptorW(
            access_for_owners().c_str(), SDDL_REVISION_1, &descriptor, nullptr) == 0)
        fail("write down the access rights of", folder, GetLastError());
    return LocalMemory(descriptor);
}

} // namespace

std::wstring access_for_owners() {
    std::wstring access = L"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
    if (runs_as_administrator()) return access;
    auto user = token_user();
    wchar_t* name = nullptr;
    if (ConvertSidToStringSidW(sid_of(user), &name) == 0) fail("name", "this process's account", GetLastError());
    const LocalMemory memory(name);
    return access + L"(A;OICI;FA;;;" + name + L')';
}

void create_private_folder(const std::filesystem::path& folder) {
    std::error_code error;
    const auto parent = folder.parent_path();
    if (!parent.empty()) std::filesystem::create_directories(parent, error);
    if (error) throw StorageProblem("cannot create " + windows::to_utf8(parent.wstring()) + ": " + error.message());

    const auto descriptor = descriptor_for(folder);
    SECURITY_ATTRIBUTES attributes{sizeof(SECURITY_ATTRIBUTES), descriptor.get(), FALSE};
    if (CreateDirectoryW(folder.c_str(), &attributes) != 0) return;
    if (GetLastError() != ERROR_ALREADY_EXISTS) fail("create", folder, GetLastError());

    const auto kind = GetFileAttributesW(folder.c_str());
    constexpr DWORD leads_elsewhere = FILE_ATTRIBUTE_REPARSE_POINT;
    if ((kind & FILE_ATTRIBUTE_DIRECTORY) != 0 && (kind & leads_elsewhere) == 0 && is_ours(folder)) return;
    auto aside = folder;
    aside += ".not-ours-" + random_uuid();
    if (MoveFileExW(folder.c_str(), aside.c_str(), 0) == 0) fail("move aside", folder, GetLastError());
    if (CreateDirectoryW(folder.c_str(), &attributes) == 0) fail("create", folder, GetLastError());
}

void make_private(const std::filesystem::path& folder) {
    const auto descriptor = descriptor_for(folder);
    BOOL is_there = FALSE;
    BOOL by_default = FALSE;
    PACL access = nullptr;
    GetSecurityDescriptorDacl(descriptor.get(), &is_there, &access, &by_default);
    const auto reason = SetNamedSecurityInfoW(
        const_cast<wchar_t*>(folder.c_str()), SE_FILE_OBJECT,
        DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, nullptr, nullptr, access, nullptr);
    if (reason != ERROR_SUCCESS) fail("set the access rights of", folder, reason);
}

} // namespace rasoat::delivery
