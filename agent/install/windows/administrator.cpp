#include "agent/install/windows/administrator.h"

#include "agent/console.h"

#include <windows.h>

#include <array>

namespace rasoat::agent {

bool is_administrator_or_complains(Language language) {
    std::array<unsigned char, SECURITY_MAX_SID_SIZE> administrators{};
    DWORD size = administrators.size();
    BOOL member = FALSE;
    if (CreateWellKnownSid(WinBuiltinAdministratorsSid, nullptr, administrators.data(), &size) != 0 &&
        CheckTokenMembership(nullptr, administrators.data(), &member) != 0 && member != 0)
        return true;
    constexpr Phrase as_administrator{
        "Lệnh này cần quyền quản trị: bấm phải chuột vào Command Prompt, chọn Run as administrator, rồi chạy lại.",
        "This command needs an administrator's rights: right-click Command Prompt, choose Run as administrator, and "
        "run "
        "it again."};
    complain(as_administrator.in(language));
    return false;
}

} // namespace rasoat::agent
