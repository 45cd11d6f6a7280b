#include "agent/probes/firmware_text.h"
#include "agent/probes/operating_system.h"

#include <sys/utsname.h>

namespace rasoat::probes {
namespace {

/// A value of os-release(5): a shell assignment, quoted or not.
report::Text release_value(std::string_view text, std::string_view key) {
    while (!text.empty()) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (!line.starts_with(key) || line.size() <= key.size() || line[key.size()] != '=') continue;
        line.remove_prefix(key.size() + 1);
        const bool quoted = line.size() >= 2 && (line.front() == '"' || line.front() == '\'');
        if (quoted) line = line.substr(1, line.rfind(line.front()) - 1);
        std::string plain;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == '\\' && i + 1 < line.size()) ++i;
            plain += line[i];
        }
        return firmware_text(plain);
    }
    return std::nullopt;
}

/// Debian's and Ubuntu's installers, Red Hat's: the directory in which they leave their logs at the end.
std::optional<report::Day> installed_on(const MachineRoot& root) {
    for (const auto* log : {"/var/log/installer/syslog", "/var/log/installer", "/var/log/anaconda"}) {
        if (const auto day = root.changed_on(log)) return day;
    }
    return std::nullopt;
}

report::Text architecture(const MachineRoot& root) {
    if (auto written = root.text("/proc/sys/kernel/arch")) return written; // since Linux 6.1
    if (!root.is_live()) return std::nullopt;
    utsname name{};
    if (::uname(&name) != 0) return std::nullopt;
    return std::string(static_cast<const char*>(name.machine));
}

} // namespace

report::OperatingSystem operating_system(const MachineRoot& root) {
    report::OperatingSystem system;
    auto release = root.text("/etc/os-release");
    if (!release) release = root.text("/usr/lib/os-release");
    if (release) {
        system.name = release_value(*release, "NAME");
        system.full_name = release_value(*release, "PRETTY_NAME");
        system.version = release_value(*release, "VERSION_ID");
    }
    system.kernel_name = root.text("/proc/sys/kernel/ostype");
    system.kernel_version = root.text("/proc/sys/kernel/osrelease");
    system.architecture = architecture(root);
    system.installed = installed_on(root);
    return system;
}

std::string hostname(const MachineRoot& root) {
    if (const auto name = root.text("/proc/sys/kernel/hostname"); name && *name != "(none)") return clean_text(*name);
    return clean_text(root.text("/etc/hostname").value_or(""));
}

} // namespace rasoat::probes
