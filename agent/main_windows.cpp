#include "agent/install/windows/install_command.h"
#include "agent/install/windows/service.h"
#include "agent/program.h"
#include "agent/windows/text.h"

#include <array>
#include <cstdlib>
#include <string>

namespace {

using namespace rasoat::agent;

constexpr std::array own_commands = {
    OwnCommand{
        "install",
        &install_command,
        {R"(
Riêng cho Windows (cần quyền quản trị):
  rasoat-agent install [--server https://MÁY:CỔNG --token MÃ --ca-fingerprint SHA256] [--unit TÊN]
                                              cài thành dịch vụ, tự đăng ký và tự chạy cùng Windows)",
         R"(
On Windows alone (as an administrator):
  rasoat-agent install [--server https://HOST:PORT --token TOKEN --ca-fingerprint SHA256] [--unit NAME]
                                              installs a service that enrols and starts by itself)"}},
    OwnCommand{
        "uninstall",
        &uninstall_command,
        {"  rasoat-agent uninstall                      gỡ bỏ dịch vụ, khóa và mọi dữ liệu của nó",
         "  rasoat-agent uninstall                      removes the service, its key and everything it kept"}},
    OwnCommand{"unregister", &unregister_command, {}}, // for the MSI package
    OwnCommand{"service", &service_command, {}},       // for Windows
};

} // namespace

/// Without libstdc++'s own, which carries a demangler of 50 KB to print the name of an exception that nobody would see.
namespace __gnu_cxx {
void __verbose_terminate_handler() {
    std::abort();
}
} // namespace __gnu_cxx

/// Windows hands arguments over in UTF-16 only here; main() would get them in a code page that lacks Vietnamese.
extern "C" int wmain(int argument_count, wchar_t** arguments) {
    std::vector<std::string> texts;
    for (int i = 1; i < argument_count; ++i)
        texts.push_back(rasoat::windows::to_utf8(arguments[i]));
    return run_program({texts.begin(), texts.end()}, own_commands);
}
