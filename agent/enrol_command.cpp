#include "agent/commands.h"
#include "agent/console.h"
#include "agent/delivery/transport.h"
#include "agent/round.h"

namespace rasoat::agent {

int enrol_command(const CommandLine& line, Language language) {
    const auto settings = settings_for(line);
    if (!settings.invitation) {
        const Phrase missing{"Chưa đủ thông tin để đăng ký, còn thiếu:", "Not enough to enrol with; still missing:"};
        const Phrase hint{
            "Cán bộ CNTT lấy địa chỉ, mã đăng ký và dấu vân tay CA ở trang quản trị của máy chủ.",
            "The IT officer finds address, token and CA fingerprint on the server's administration page."};
        complain(std::string(missing.in(language)) + settings.missing_for_enrolment);
        complain(hint.in(language));
        return exit_usage;
    }
    try {
        enrol_machine(*settings.invitation, settings, delivery::StateFolder(settings.state));
    } catch (const delivery::EnrolmentRefused& refusal) {
        const Phrase refused{"Máy chủ từ chối đăng ký: ", "The server refused the enrolment: "};
        complain(std::string(refused.in(language)) + refusal.what());
        return exit_refused;
    } catch (const delivery::TransportFailed& failure) {
        const Phrase failed{"Không đăng ký được: ", "Could not enrol: "};
        complain(std::string(failed.in(language)) + failure.what());
        return exit_failed;
    }
    const Phrase done{"Đã đăng ký máy này với ", "This machine is enrolled at "};
    print(std::string(done.in(language)) + delivery::url_of(settings.invitation->server));
    return exit_done;
}

} // namespace rasoat::agent
