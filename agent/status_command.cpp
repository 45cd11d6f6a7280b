#include "agent/advice.h"
#include "agent/commands.h"
#include "agent/console.h"
#include "agent/delivery/device_status.h"
#include "agent/delivery/durable_file.h"
#include "agent/delivery/spool.h"
#include "agent/delivery/timestamp.h"
#include "agent/service_condition.h"
#include "agent/settings.h"

namespace rasoat::agent {

namespace {

std::string at(const std::optional<std::chrono::sys_seconds>& moment, Language language) {
    constexpr Phrase never{"chưa có", "none yet"};
    return moment ? delivery::timestamp(*moment) : std::string(never.in(language));
}

void print_fact(const Phrase& name, const std::string& value, Language language) {
    print(std::string(name.in(language)) + ": " + value);
}

/// "nhanh 95 phút".
std::string clock_text(std::chrono::seconds ahead, Language language) {
    const auto minutes = std::chrono::abs(std::chrono::duration_cast<std::chrono::minutes>(ahead)).count();
    const Phrase direction = ahead.count() > 0 ? Phrase{"nhanh ", "ahead by "} : Phrase{"chậm ", "behind by "};
    const Phrase unit{" phút so với máy chủ; hãy chỉnh lại", " minutes against the server's; set it right"};
    return std::string(direction.in(language)) + std::to_string(minutes) + std::string(unit.in(language));
}

Phrase words_for(ServiceCondition condition) {
    switch (condition) {
    case ServiceCondition::running:
        return {"đang chạy", "running"};
    case ServiceCondition::stopped:
        return {"đã dừng", "stopped"};
    case ServiceCondition::not_installed:
        break;
    }
    return {"chưa cài", "not installed"};
}

} // namespace

int status_command(const CommandLine& line, Language language) {
    if (const auto service = service_condition())
        print_fact({"Dịch vụ", "Service"}, std::string(words_for(*service).in(language)), language);
    const auto settings = settings_for(line);
    const delivery::StateFolder state(settings.state);
    const auto enrolment = delivery::stored_enrolment(state);
    if (!enrolment) {
        constexpr Phrase none{
            "Chưa đăng ký với máy chủ nào; chạy rasoat-agent enrol.",
            "Not enrolled at any server; run rasoat-agent enrol."};
        print(none.in(language));
        return exit_not_enrolled;
    }
    const auto status = delivery::stored_status(state);
    const auto waiting = delivery::spool_size(state.spool());
    print_fact({"Máy chủ", "Server"}, delivery::url_of(enrolment->server), language);
    print_fact({"Mã thiết bị", "Device"}, enrolment->device_id, language);
    if (enrolment->unit) print_fact({"Đơn vị", "Unit"}, *enrolment->unit, language);
    print_fact(
        {"Lần gửi thành công gần nhất (UTC)", "Last success (UTC)"}, at(status.last_success, language), language);
    print_fact({"Lần gửi kế tiếp (UTC)", "Next report (UTC)"}, at(status.next_report, language), language);
    print_fact(
        {"Báo cáo đang chờ gửi", "Reports waiting"},
        std::to_string(waiting.reports) + " (" + std::to_string(waiting.bytes) + " B)", language);
    if (!status.problem.empty()) print_fact({"Sự cố", "Problem"}, status.problem, language);
    if (status.trouble)
        print_fact({"Nên làm", "What to do"}, std::string(advice_for(*status.trouble).in(language)), language);
    if (status.clock_ahead)
        print_fact({"Đồng hồ máy này", "This PC's clock"}, clock_text(*status.clock_ahead, language), language);
    if (const auto refusal = delivery::read_file(state.refusal(), delivery::default_spool_limit))
        print_fact(
            {"Báo cáo bị từ chối gần nhất", "Newest refused report"}, refusal->substr(0, refusal->find('\n')),
            language);
    if (status.key_unknown) {
        constexpr Phrase again{
            "Máy chủ không nhận khóa của máy này nữa; báo cáo được giữ lại đến khi máy đăng ký lại.",
            "The server no longer takes this machine's key; reports are kept until it is enrolled again."};
        print(again.in(language));
        return exit_not_enrolled;
    }
    return status.problem.empty() ? exit_done : exit_failed;
}

} // namespace rasoat::agent
