#include "agent/commands.h"
#include "agent/console.h"
#include "agent/once_to_folder.h"
#include "agent/round.h"

namespace rasoat::agent {

int once_command(const CommandLine& line, Language language) {
    if (line.out) return once_to_folder(line, language);
    const auto settings = settings_for(line);
    const delivery::StateFolder state(settings.state);
    const auto enrolment = delivery::stored_enrolment(state);
    if (!enrolment) {
        const Phrase first{
            "Máy này chưa đăng ký với máy chủ nào; chạy rasoat-agent enrol trước.",
            "This machine is not enrolled at any server; run rasoat-agent enrol first."};
        complain(first.in(language));
        return exit_not_enrolled;
    }
    const auto delivery = report_once(settings, state, *enrolment);
    const auto& problem = delivery.problem;
    switch (delivery.outcome) {
    case delivery::Outcome::delivered: {
        const Phrase delivered{"Đã gửi báo cáo; máy chủ đã xác nhận.", "Report sent and confirmed by the server."};
        print(delivered.in(language));
        return exit_done;
    }
    case delivery::Outcome::unchanged: {
        const Phrase unchanged{
            "Cấu hình không đổi; đã báo cho máy chủ.", "Nothing has changed; the server has been told."};
        print(unchanged.in(language));
        return exit_done;
    }
    case delivery::Outcome::refused:
        complain(problem);
        return exit_refused;
    case delivery::Outcome::key_unknown:
        complain(problem);
        return exit_not_enrolled;
    case delivery::Outcome::kept:
        break;
    }
    const Phrase kept{"Chưa gửi được, báo cáo được giữ lại để gửi sau: ", "Not sent, the report is kept for later: "};
    complain(std::string(kept.in(language)) + problem);
    return exit_failed;
}

} // namespace rasoat::agent
