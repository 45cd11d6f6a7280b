#include "agent/round.h"

#include "agent/delivery/durable_file.h"
#include "agent/delivery/key_value_file.h"
#include "agent/delivery/random_names.h"
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
    auto delivery = delivery::deliver(report, enrolment, spool, state, status, now());
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
