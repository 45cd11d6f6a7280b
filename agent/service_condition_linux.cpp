#include "agent/service_condition.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace rasoat::agent {

/// By what systemd leaves in the file system (systemd.unit(5), systemd's control group interface), so that no program
/// has to be started: a unit that runs has a control group, one that is installed a file.
std::optional<ServiceCondition> service_condition() {
    std::error_code problem;
    if (!std::filesystem::exists("/run/systemd/system", problem)) return std::nullopt;
    if (std::filesystem::exists("/sys/fs/cgroup/system.slice/rasoat-agent.service", problem))
        return ServiceCondition::running;
    constexpr std::array unit_files = {
        "/etc/systemd/system/rasoat-agent.service", "/usr/lib/systemd/system/rasoat-agent.service",
        "/lib/systemd/system/rasoat-agent.service"};
    const bool installed = std::any_of(
        unit_files.begin(), unit_files.end(), [&](const char* file) { return std::filesystem::exists(file, problem); });
    return installed ? ServiceCondition::stopped : ServiceCondition::not_installed;
}

} // namespace rasoat::agent
