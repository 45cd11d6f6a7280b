#include "agent/apart.h"
#include "agent/commands.h"
#include "agent/console.h"
#include "agent/delivery/back_off.h"
#include "agent/delivery/durable_file.h"
#include "agent/delivery/random_names.h"
#include "agent/delivery/timestamp.h"
#include "agent/delivery/transport.h"
#include "agent/machine_watch.h"
#include "agent/pause.h"
#include "agent/round.h"

#include <algorithm>

namespace rasoat::agent {

namespace {

using std::chrono::seconds;

int enrol_by_configuration(const Settings& settings, const delivery::StateFolder& state) {
    try {
        enrol_machine(*settings.invitation, settings, state);
    } catch (const delivery::EnrolmentRefused& refusal) {
        complain(std::string("the server refused the enrolment: ") + refusal.what());
        return exit_refused;
    } catch (const delivery::TransportFailed& failure) {
        complain(std::string("could not enrol, will try again: ") + failure.what());
        return exit_failed;
    }
    return exit_done;
}

/// Enrols by the configuration file, where that has an invitation; tries until it works. None: there is no invitation,
/// or the server refuses it.
std::optional<delivery::Enrolment> enrolled(const Settings& settings, const delivery::StateFolder& state) {
    for (unsigned failures = 0;;) {
        if (auto enrolment = delivery::stored_enrolment(state)) return enrolment;
        if (!settings.invitation) return std::nullopt;
        const auto outcome = do_apart([&] { return enrol_by_configuration(settings, state); });
        if (outcome == exit_refused) return std::nullopt;
        if (outcome != exit_done) pause_for(delivery::pause_after_failure(++failures, delivery::random_fraction()));
    }
}

seconds until_first_report(const delivery::DeviceStatus& status) {
    const auto wait = status.next_report ? *status.next_report - now() : seconds(0);
    if (wait <= seconds(0)) return delivery::pause_at_start(-wait, delivery::random_fraction());
    return std::min(wait, delivery::longest_pause); // a clock that was far ahead must not silence the machine
}

/// One round. Done where it has stored how delivery stands and when to report next, whatever became of the report.
int one_round(const Settings& settings, const delivery::StateFolder& state) {
    // Read each time, so that an enrolment anew counts from the next round on.
    const auto enrolment = delivery::stored_enrolment(state);
    if (!enrolment) throw delivery::StorageProblem("the enrolment is gone; enrol this machine again");
    const auto delivery = report_once(settings, state, *enrolment);
    const auto next = delivery::stored_status(state).next_report;
    if (!delivery.problem.empty())
        complain(delivery.problem + (next ? "; next attempt at " + delivery::timestamp(*next) : std::string{}));
    return exit_done;
}

seconds until_next_report(const delivery::StateFolder& state) {
    constexpr seconds shortest_pause{1};
    const auto next = delivery::stored_status(state).next_report;
    return next ? std::clamp(*next - now(), shortest_pause, delivery::longest_pause) : delivery::usual_pause;
}

} // namespace

int run_command(const CommandLine& line, Language language) {
    end_at_once_when_told();
    const auto settings = settings_for(line);
    const delivery::StateFolder state(settings.state);
    const auto enrolment = enrolled(settings, state);
    if (!enrolment) {
        const Phrase first{
            "Máy này chưa đăng ký với máy chủ nào; chạy rasoat-agent enrol trước.",
            "This machine is not enrolled at any server; run rasoat-agent enrol first."};
        complain(first.in(language));
        return exit_not_enrolled;
    }
    complain("rasoat-agent reports to " + delivery::url_of(enrolment->server) + " as " + enrolment->device_id);
    MachineWatch watch(settings, state);
    watch.pause(until_first_report(delivery::stored_status(state)));
    for (;;) {
        const auto outcome = do_apart([&] { return one_round(settings, state); });
        watch.pause(outcome == exit_done ? until_next_report(state) : delivery::usual_pause);
    }
}

} // namespace rasoat::agent
