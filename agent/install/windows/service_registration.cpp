#include "agent/install/windows/service_registration.h"

#include "agent/windows/service_handle.h"
#include "agent/windows/text.h"

#include <windows.h>

#include <array>
#include <string>

namespace rasoat::agent {

namespace {

using Service = windows::ServiceHandle;
using windows::service_name;

[[noreturn]] void fail(const std::string& what, DWORD reason = GetLastError()) {
    throw InstallationProblem("Windows does not let the service be " + what + ": " + windows::reason(reason));
}

Service control_manager(DWORD access) {
    Service manager(OpenSCManagerW(nullptr, nullptr, access));
    if (!manager) fail("looked up");
    return manager;
}

/// None where there is no such service.
Service existing_service(DWORD access) {
    const auto manager = control_manager(SC_MANAGER_CONNECT);
    Service service(OpenServiceW(manager.get(), service_name, access));
    if (!service && GetLastError() != ERROR_SERVICE_DOES_NOT_EXIST) fail("opened");
    return service;
}

DWORD state_of(const Service& service) {
    SERVICE_STATUS status{};
    if (QueryServiceStatus(service.get(), &status) == 0) fail("looked at");
    return status.dwCurrentState;
}

void stop(const Service& service) {
    SERVICE_STATUS status{};
    // A broken pipe: the service has ended before Windows had its answer.
    if (ControlService(service.get(), SERVICE_CONTROL_STOP, &status) == 0 &&
        GetLastError() != ERROR_SERVICE_NOT_ACTIVE && GetLastError() != ERROR_BROKEN_PIPE)
        fail("stopped");
    constexpr int patience = 100; // times 100 ms; the service itself needs a few milliseconds
    for (int i = 0; state_of(service) != SERVICE_STOPPED; ++i) {
        if (i == patience) fail("stopped", ERROR_SERVICE_REQUEST_TIMEOUT);
        Sleep(100);
    }
}

/// After the first, the second and any further crash of a day.
void restart_after_crashes(const Service& service) {
    constexpr DWORD minute = 60'000;
    std::array<SC_ACTION, 3> actions = {
        {{SC_ACTION_RESTART, minute}, {SC_ACTION_RESTART, 5 * minute}, {SC_ACTION_RESTART, 30 * minute}}};
    SERVICE_FAILURE_ACTIONSW on_failure{};
    on_failure.dwResetPeriod = 24 * 60 * 60;
    on_failure.cActions = static_cast<DWORD>(actions.size());
    on_failure.lpsaActions = actions.data();
    SERVICE_FAILURE_ACTIONS_FLAG also_by_exit_code{TRUE};
    ChangeServiceConfig2W(service.get(), SERVICE_CONFIG_FAILURE_ACTIONS, &on_failure);
    ChangeServiceConfig2W(service.get(), SERVICE_CONFIG_FAILURE_ACTIONS_FLAG, &also_by_exit_code);
}

} // namespace

void register_service(const std::filesystem::path& program) {
    const auto manager = control_manager(SC_MANAGER_CONNECT | SC_MANAGER_CREATE_SERVICE);
    const auto command = L'"' + program.wstring() + L"\" service";
    constexpr auto shown_name = L"R\u00E0 so\u00E1t agent";
    Service service(OpenServiceW(manager.get(), service_name, SERVICE_ALL_ACCESS));
    if (service) {
        if (ChangeServiceConfigW(
                service.get(), SERVICE_WIN32_OWN_PROCESS, SERVICE_AUTO_START, SERVICE_ERROR_NORMAL, command.c_str(),
                nullptr, nullptr, nullptr, nullptr, nullptr, shown_name) == 0)
            fail("changed");
    } else {
        service.reset(CreateServiceW(
            manager.get(), service_name, shown_name, SERVICE_ALL_ACCESS, SERVICE_WIN32_OWN_PROCESS, SERVICE_AUTO_START,
            SERVICE_ERROR_NORMAL, command.c_str(), nullptr, nullptr, nullptr, nullptr, nullptr));
        if (!service) fail("made");
    }
    std::wstring text =
        L"B\u00E1o c\u1EA5u h\u00ECnh ph\u1EA7n c\u1EE9ng c\u1EE7a m\u00E1y cho m\u00E1y ch\u1EE7 R\u00E0 so\u00E1t. "
        L"\u00B7 Reports this computer's hardware to the R\u00E0 so\u00E1t server.";
    SERVICE_DESCRIPTIONW description{text.data()};
    ChangeServiceConfig2W(service.get(), SERVICE_CONFIG_DESCRIPTION, &description);
    SERVICE_DELAYED_AUTO_START_INFO delayed{TRUE};
    ChangeServiceConfig2W(service.get(), SERVICE_CONFIG_DELAYED_AUTO_START_INFO, &delayed);
    restart_after_crashes(service);
}

void restart_service() {
    const auto service = existing_service(SERVICE_START | SERVICE_STOP | SERVICE_QUERY_STATUS);
    if (!service) fail("started", ERROR_SERVICE_DOES_NOT_EXIST);
    if (state_of(service) != SERVICE_STOPPED) stop(service);
    if (StartServiceW(service.get(), 0, nullptr) == 0 && GetLastError() != ERROR_SERVICE_ALREADY_RUNNING)
        fail("started");
}

void stop_service() {
    const auto service = existing_service(SERVICE_STOP | SERVICE_QUERY_STATUS);
    if (service && state_of(service) != SERVICE_STOPPED) stop(service);
}

void remove_service() {
    const auto service = existing_service(SERVICE_STOP | SERVICE_QUERY_STATUS | DELETE);
    if (!service) return;
    if (state_of(service) != SERVICE_STOPPED) stop(service);
    if (DeleteService(service.get()) == 0 && GetLastError() != ERROR_SERVICE_MARKED_FOR_DELETE) fail("removed");
}

} // namespace rasoat::agent
