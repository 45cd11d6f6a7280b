#include "agent/round.h"

#include "agent/delivery/back_off.h"
#include "agent/delivery/durable_file.h"
#include "agent/delivery/hardware_marks.h"
#include "agent/delivery/key_value_file.h"
#include "agent/delivery/random_names.h"
#include "agent/kept_strain.h"
#include "agent/machine_report.h"

#include <filesystem>
#include <utility>

namespace rasoat::agent {

namespace {

/// A name that is kept from enrolment to enrolment, so that the server can tell that it is the same machine.
std::string device_id_for(const delivery::StateFolder& state, const std::string& hostname) {
    try {
        if (const auto before = delivery::stored_enrolment(state)) return before->device_id;
    } catch (const delivery::FileProblem&) {
        // A damaged enrolment is what enrolling again mends.
    }
    return delivery::new_device_id(hostname, now());
}

/// Days that the server has, or will never take, are not sent again. Where an older report went in this one's place
/// they are: the next round sends them.
void forget_told_strain(const report::Report& report, delivery::Outcome outcome, const delivery::StateFolder& state) {
    if (report.strain.empty()) return;
    if (outcome != delivery::Outcome::delivered && outcome != delivery::Outcome::refused) return;
    try {
        auto log = kept_strain(state);
        log.mark_sent(report.strain);
        keep(log, state);
    } catch (const delivery::StorageProblem&) {
        // On a full disk they are sent once more, which changes nothing at the server.
    }
}

delivery::Delivery deliver_report(
    const report::Report& report, const delivery::Enrolment& enrolment, const Settings& settings,
    const delivery::StateFolder& state, delivery::DeviceStatus& status) {
    delivery::Spool spool(state.spool(), settings.spool_limit);
    const bool this_report_alone = spool.count() == 0;
    auto delivery = delivery::deliver(report, enrolment, spool, state, status, now());
    if (this_report_alone) forget_told_strain(report, delivery.outcome, state);
    return delivery;
}

/// Reads back what was just kept.
void take_up(delivery::Enrolment& enrolment, const Settings& settings, const delivery::StateFolder& state) {
    if (auto kept = delivery::stored_enrolment(state)) enrolment = *std::move(kept);
    enrolment.proxy = settings.proxy;
}

/// What was copied along with the disk is the original's to send.
void forget_the_original(const delivery::StateFolder& state) {
    std::error_code ignored;
    for (const auto& path : {state.spool(), state.session(), state.refusal(), state.refused_report()})
        std::filesystem::remove_all(path, ignored);
}

/// This machine was copied from an image of another one: it gets a name and a key of its own, by the configuration's
/// token, else by the copied key. None: done. Otherwise what kept it from it.
std::optional<delivery::Delivery> become_own_device(
    report::Report& report, delivery::Enrolment& enrolment, const Settings& settings,
    const delivery::StateFolder& state, delivery::DeviceStatus& status) {
    // Copies are switched on at the same time, and are called the same.
    constexpr std::size_t digits = 6;
    report.device_id =
        delivery::new_device_id(report.hostname + '-' + delivery::short_machine_name(report).substr(0, digits), now());
    std::string problem = "this machine is a copy of " + enrolment.device_id + " and could not enrol as itself: ";
    std::optional<std::chrono::seconds> patience;
    try {
        try {
            if (settings.invitation)
                delivery::enrol(*settings.invitation, report, state);
            else
                delivery::enrol_copy(enrolment, report, state);
        } catch (const delivery::EnrolmentRefused&) {
            if (!settings.invitation) throw;
            delivery::enrol_copy(enrolment, report, state); // the token has expired, the copied key has not
        }
        forget_the_original(state);
        take_up(enrolment, settings, state);
        report.device_id = enrolment.device_id;
        return std::nullopt;
    } catch (const delivery::EnrolmentRefused& refusal) {
        problem += refusal.what();
        status.trouble = refusal.trouble();
    } catch (const delivery::EnrolmentPutOff& not_now) {
        problem += not_now.what();
        status.trouble = not_now.trouble();
        patience = not_now.patience();
    } catch (const delivery::TransportFailed& failure) {
        problem += failure.what();
        status.trouble = failure.trouble();
    }
    ++status.failures;
    status.problem = problem;
    const auto fraction = delivery::random_fraction();
    status.next_report = now() + (patience ? delivery::pause_after_busy(*patience, status.failures, fraction)
                                           : delivery::pause_after_failure(status.failures, fraction));
    delivery::store(status, state);
    return delivery::Delivery{delivery::Outcome::kept, problem};
}

/// The server does not take the key. Where it does not know it, the one before may still serve (a server that was put
/// back to yesterday); otherwise the configuration's token makes this machine known again. Where the key was revoked,
/// only a token that it did not enrol by before does: the officer's word is not undone by what lay here when it was
/// spoken. False where neither helps.
bool known_again(
    const report::Report& report, delivery::Enrolment& enrolment, const Settings& settings,
    const delivery::StateFolder& state, const delivery::DeviceStatus& status) {
    if (!enrolment.retiring_key.empty() && status.trouble != delivery::Trouble::revoked_key) {
        enrolment.key = std::exchange(enrolment.retiring_key, {});
        delivery::store(enrolment, state);
        return true;
    }
    if (!settings.invitation) return false;
    const bool by_the_same_token = delivery::digest_of_token(settings.invitation->token) == enrolment.token_digest;
    if (status.trouble == delivery::Trouble::revoked_key && by_the_same_token) return false;
    try {
        delivery::enrol(*settings.invitation, report, state);
    } catch (const delivery::EnrolmentRefused&) {
        return false;
    } catch (const delivery::TransportFailed&) {
        return false;
    }
    take_up(enrolment, settings, state);
    return true;
}

/// What the server asked for besides, and what is remembered of the machine. Nothing of it makes the round fail.
void after_success(
    const report::Report& report, delivery::Enrolment& enrolment, const delivery::Delivery& delivery,
    const delivery::StateFolder& state) {
    try {
        if (!enrolment.retiring_key.empty()) enrolment = delivery::retire_old_key(enrolment, state);
        if (delivery.wants_new_key && enrolment.retiring_key.empty())
            enrolment = delivery::change_key(enrolment, state);
    } catch (const delivery::TransportFailed&) {
        // The next round does it.
    }
    const auto marks = delivery::hardware_marks(report);
    if (marks.empty() || marks == enrolment.hardware) return;
    enrolment.hardware = marks;
    delivery::store(enrolment, state);
}

} // namespace

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

delivery::Delivery
report_once(const Settings& settings, const delivery::StateFolder& state, delivery::Enrolment enrolment) {
    const delivery::StateLock lock(state);
    enrolment.proxy = settings.proxy;
    auto status = delivery::stored_status(state);
    auto report = machine_report("/", enrolment, settings);
    if (delivery::is_another_machine(enrolment.hardware, delivery::hardware_marks(report))) {
        if (auto failed = become_own_device(report, enrolment, settings, state, status)) return *std::move(failed);
        status = {};
    }
    auto delivery = deliver_report(report, enrolment, settings, state, status);
    if (delivery.outcome == delivery::Outcome::key_unknown && known_again(report, enrolment, settings, state, status))
        delivery = deliver_report(report, enrolment, settings, state, status);
    try {
        if (delivery.problem.empty()) after_success(report, enrolment, delivery, state);
        delivery::store(status, state);
    } catch (const delivery::StorageProblem&) {
        // On a full disk the next round sends once more what this one sent; it was sent all the same.
        if (!delivery.problem.empty()) throw;
    }
    return delivery;
}

void enrol_machine(
    const delivery::Invitation& invitation, const Settings& settings, const delivery::StateFolder& state) {
    state.create();
    const delivery::StateLock lock(state);
    auto report = machine_report("/", std::nullopt, settings);
    report.device_id = device_id_for(state, report.hostname);
    const auto first = delivery::enrol(invitation, report, state);
    delivery::DeviceStatus status;
    status.next_report = now() + first;
    delivery::store(status, state);
}

} // namespace rasoat::agent
