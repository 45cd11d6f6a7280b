#include "agent/round.h"

#include "agent/delivery/durable_file.h"
#include "agent/delivery/key_value_file.h"
#include "agent/delivery/random_names.h"
#include "agent/kept_strain.h"
#include "agent/machine_report.h"

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

} // namespace

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

delivery::Delivery
report_once(const Settings& settings, const delivery::StateFolder& state, const delivery::Enrolment& enrolment) {
    const delivery::StateLock lock(state);
    delivery::Spool spool(state.spool(), settings.spool_limit);
    auto status = delivery::stored_status(state);
    const auto report = machine_report("/", enrolment, settings);
    const bool this_report_alone = spool.count() == 0;
    auto delivery = delivery::deliver(report, enrolment, spool, state, status, now());
    if (this_report_alone) forget_told_strain(report, delivery.outcome, state);
    try {
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
