#include "agent/commands.h"
#include "agent/console.h"
#include "agent/delivery/durable_file.h"
#include "agent/delivery/key_value_file.h"
#include "agent/machine_report.h"
#include "agent/report/report_json.h"

#include <filesystem>

namespace rasoat::agent {

namespace {

/// An ordinary user may not look into the state folder; the report then goes by the host's name.
std::optional<delivery::Enrolment> enrolment_if_readable(const Settings& settings) {
    try {
        return delivery::stored_enrolment(delivery::StateFolder(settings.state));
    } catch (const delivery::StorageProblem&) {
        return std::nullopt;
    } catch (const delivery::FileProblem&) {
        return std::nullopt;
    }
}

} // namespace

int inventory_command(const CommandLine& line, Language /*language*/) {
    const auto settings = settings_for(line);
    const auto sysroot = line.sysroot.value_or("/");
    if (!std::filesystem::is_directory(sysroot)) throw UsageError("--sysroot: there is no folder " + sysroot);
    const auto enrolment = line.sysroot ? std::nullopt : enrolment_if_readable(settings);
    return print(report::to_json(machine_report(sysroot, enrolment, settings))) ? exit_done : exit_failed;
}

} // namespace rasoat::agent
