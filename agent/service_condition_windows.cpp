#include "agent/service_condition.h"
#include "agent/windows/service_handle.h"

namespace rasoat::agent {

std::optional<ServiceCondition> service_condition() {
    const windows::ServiceHandle manager(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT));
    if (!manager) return std::nullopt;
    const windows::ServiceHandle service(OpenServiceW(manager.get(), windows::service_name, SERVICE_QUERY_STATUS));
    if (!service && GetLastError() == ERROR_SERVICE_DOES_NOT_EXIST) return ServiceCondition::not_installed;
    SERVICE_STATUS status{};
    if (!service || QueryServiceStatus(service.get(), &status) == 0) return std::nullopt;
    return status.dwCurrentState == SERVICE_STOPPED ? ServiceCondition::stopped : ServiceCondition::running;
}

} // namespace rasoat::agent
