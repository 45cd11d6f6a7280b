#include "agent/commands.h"
#include "agent/console.h"
#include "agent/install/windows/administrator.h"
#include "agent/install/windows/event_source.h"
#include "agent/install/windows/install_command.h"
#include "agent/install/windows/program_file.h"
#include "agent/install/windows/service_registration.h"
#include "agent/usual_places.h"
#include "agent/windows/text.h"

namespace rasoat::agent {

namespace {

void remove_registration_and_state() {
    remove_service();
    remove_event_source();
    std::error_code problem;
    const auto state = usual_state_folder();
    std::filesystem::remove_all(state, problem);
    if (problem)
        throw InstallationProblem(
            "the folder " + windows::to_utf8(state.wstring()) + " cannot be deleted: " + problem.message());
}

} // namespace

int uninstall_command(const CommandLine& /*line*/, Language language) {
    if (!is_administrator_or_complains(language)) return exit_failed;
    remove_registration_and_state();
    const Phrase gone{"Đã gỡ bỏ rasoat-agent.", "rasoat-agent is removed."};
    const Phrase soon_gone{
        "Đã gỡ bỏ rasoat-agent; tệp chương trình sẽ được xóa khi khởi động lại Windows.",
        "rasoat-agent is removed; its program file goes when Windows starts next."};
    print((remove_program() == Removal::done ? gone : soon_gone).in(language));
    return exit_done;
}

int unregister_command(const CommandLine& /*line*/, Language language) {
    if (!is_administrator_or_complains(language)) return exit_failed;
    remove_registration_and_state();
    return exit_done;
}

} // namespace rasoat::agent
