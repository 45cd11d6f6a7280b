#include "server/api/device_keys.h"

#include "agent/report/json_writer.h"
#include "server/access/audit_trail.h"
#include "server/access/enrolment.h"
#include "server/api/http/problem.h"
#include "server/api/json_body.h"

namespace rasoat::api {

namespace {

Answer key_shown_once(const access::EnrolledDevice& enrolled, const Services& services) {
    report::JsonWriter json;
    json.begin_object();
    json.text("device_id", std::string_view(enrolled.device.agent_id));
    json.text("key", std::string_view(enrolled.key));
    json.integer("next_report_seconds", services.agents.next_report.count());
    json.end_object();
    return created(json.take());
}

} // namespace

Answer enrol_copy(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto device_id = body.text("device_id", {1, 200});
    const auto hostname = body.text("hostname", {1, 255});
    const auto enrolled =
        access::enrol_copy(services.store, call.device().device, device_id, services.agents.copies_a_day, call.now());
    ++services.counters.enrolled;
    services.log.info(
        "copy_enrolled", {{"id", call.request_id()},
                          {"device", device_id},
                          {"hostname", hostname},
                          {"copy_of", call.device().device.agent_id},
                          {"peer", call.peer()}});
    return key_shown_once(enrolled, services);
}

Answer change_key(const Services& services, Call& call) {
    return key_shown_once(access::new_key_for(services.store, call.device().device, call.now()), services);
}

Answer revoke_machine_keys(const Services& services, Call& call) {
    const auto machine = store::parse_id<store::MachineId>(call.path("id"));
    if (!machine || !services.store.snapshot()->machine(*machine))
        throw http::ProblemError(http::not_found({"Máy", "machine"}, call.path("id")));
    access::revoke_devices_on(services.store, *machine, call.session().username, call.now());
    return done();
}

Answer retire_key(const Services& services, Call& call) {
    access::revoke_device(services.store, call.device().device.id, access::system_actor, call.now());
    return done();
}

} // namespace rasoat::api
