#include "agent/install/windows/install_command.h"

#include "agent/commands.h"
#include "agent/console.h"
#include "agent/delivery/private_folder_windows.h"
#include "agent/delivery/state_folder.h"
#include "agent/install/windows/administrator.h"
#include "agent/install/windows/configuration_file.h"
#include "agent/install/windows/event_source.h"
#include "agent/install/windows/program_file.h"
#include "agent/install/windows/service_registration.h"
#include "agent/settings.h"
#include "agent/usual_places.h"

namespace rasoat::agent {

namespace {

bool has_a_server(const Settings& settings) {
    return settings.invitation || delivery::stored_enrolment(delivery::StateFolder(settings.state));
}

} // namespace

int install_command(const CommandLine& line, Language language) {
    if (!is_administrator_or_complains(language)) return exit_failed;
    delivery::create_private_folder(usual_state_folder());
    delivery::make_private(usual_state_folder());
    write_configuration(line, usual_configuration());
    const auto settings = settings_for({}); // throws, before anything is installed, for what can't be used
    put_program_in_place();
    register_event_source(installed_program());
    register_service(installed_program());
    if (!has_a_server(settings)) {
        const Phrase without_server{
            "Đã cài dịch vụ rasoat-agent, nhưng chưa biết báo cho máy chủ nào. Chạy lại với đủ thông tin, còn thiếu:",
            "The service rasoat-agent is installed but knows no server to report to. Run this again with what is "
            "missing:"};
        print(std::string(without_server.in(language)) + settings.missing_for_enrolment);
        return exit_done;
    }
    restart_service();
    const Phrase started{
        "Đã cài và khởi động dịch vụ rasoat-agent. Xem tình trạng: rasoat-agent status.",
        "The service rasoat-agent is installed and running. To see how it stands: rasoat-agent status."};
    print(started.in(language));
    return exit_done;
}

} // namespace rasoat::agent
