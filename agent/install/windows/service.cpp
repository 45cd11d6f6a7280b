#include "agent/install/windows/service.h"

#include "agent/commands.h"
#include "agent/console.h"
#include "agent/program.h"
#include "agent/windows/service_handle.h"
#include "agent/windows/text.h"

#include <windows.h>

#include <string>

namespace rasoat::agent {

namespace {

/// What the service control manager is told. The handle is needed by the handler that Windows calls, so it lives as
/// long as the process.
class ServiceState {
public:
    void take_over(LPHANDLER_FUNCTION_EX handler) {
        handle_ = RegisterServiceCtrlHandlerExW(windows::service_name, handler, this);
    }
    void say_running() const { say(SERVICE_RUNNING, SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN, 0); }
    /// `failure` is an exit code, or 0.
    void say_stopped(int failure) const { say(SERVICE_STOPPED, 0, failure); }

private:
    void say(DWORD state, DWORD accepted, int failure) const {
        SERVICE_STATUS status{};
        status.dwServiceType = SERVICE_WIN32_OWN_PROCESS;
        status.dwCurrentState = state;
        status.dwControlsAccepted = accepted;
        status.dwWin32ExitCode = failure == 0 ? NO_ERROR : ERROR_SERVICE_SPECIFIC_ERROR;
        status.dwServiceSpecificExitCode = static_cast<DWORD>(failure);
        SetServiceStatus(handle_, &status);
    }

    SERVICE_STATUS_HANDLE handle_ = nullptr;
};

DWORD WINAPI on_control(DWORD control, DWORD /*event*/, void* /*data*/, void* context) {
    if (control == SERVICE_CONTROL_INTERROGATE) return NO_ERROR;
    if (control != SERVICE_CONTROL_STOP && control != SERVICE_CONTROL_SHUTDOWN) return ERROR_CALL_NOT_IMPLEMENTED;
    // Nothing needs to be put in order: every file is written so that it can be left at any moment. main() goes on as
    // soon as Windows knows that the service has stopped, and ends the process.
    static_cast<const ServiceState*>(context)->say_stopped(0);
    return NO_ERROR;
}

void be_unnoticeable() {
    SetPriorityClass(GetCurrentProcess(), IDLE_PRIORITY_CLASS);
    SetPriorityClass(GetCurrentProcess(), PROCESS_MODE_BACKGROUND_BEGIN); // disk and memory too
}

/// Starting the service again would not help where the machine is not enrolled or its configuration is wrong: Windows
/// is not to take that for a crash.
int worth_a_restart(int exit_code) {
    return exit_code == exit_not_enrolled || exit_code == exit_usage ? 0 : exit_code;
}

void WINAPI service_main(DWORD /*count*/, wchar_t** /*arguments*/) {
    static ServiceState state;
    state.take_over(on_control);
    state.say_running();
    be_unnoticeable();
    SetStdHandle(STD_OUTPUT_HANDLE, nullptr);
    SetStdHandle(STD_ERROR_HANDLE, nullptr);
    state.say_stopped(worth_a_restart(run_program({"run"})));
}

} // namespace

int service_command(const CommandLine& /*line*/, Language language) {
    std::wstring name = windows::service_name;
    const SERVICE_TABLE_ENTRYW services[] = {{name.data(), service_main}, {nullptr, nullptr}};
    if (StartServiceCtrlDispatcherW(services) != 0) TerminateProcess(GetCurrentProcess(), exit_done);
    const auto reason = GetLastError();
    const Phrase by_windows{
        "Lệnh này do Windows gọi. Để chạy thử ở đây: rasoat-agent run.",
        "This command is for Windows to call. To try it here: rasoat-agent run."};
    complain(
        reason == ERROR_FAILED_SERVICE_CONTROLLER_CONNECT ? std::string(by_windows.in(language))
                                                          : windows::reason(reason));
    return exit_usage;
}

} // namespace rasoat::agent
