#include "tests/server/inventory/reporting_office.h"

#include "agent/report/report_json.h"
#include "server/inventory/stored_report.h"
#include "tests/server/store/sample_records.h"

namespace rasoat::tests {

ReportingOffice::ReportingOffice() {
    unit_ = store().write([](store::Transaction& t) { return t.add_unit(sample_unit("van-phong")); });
    token_ = access::make_enrolment_token(store(), unit_, std::chrono::days(1), "lan", at()).secret;
}

access::EnrolledDevice ReportingOffice::enrolled(store::Time now) {
    auto device = access::enrol_device(store(), token_, "pc", at());
    device.device.enrolled_at = now;
    store().write([&](store::Transaction& t) { t.put_device(device.device); });
    return device;
}

access::EnrolledDevice ReportingOffice::enrolled() {
    return enrolled(at());
}

report::Report ReportingOffice::stored(store::MachineId id) {
    return inventory::stored_report(*store().snapshot(), id).value();
}

inventory::Received
ReportingOffice::report(const store::Device& device, const report::Report& report, store::Time now) {
    const auto current = store().snapshot()->device(device.id).value();
    return inventory::receive(
        store(), current, {report, report::to_json(report), "report-" + std::to_string(++reports_), now});
}

} // namespace rasoat::tests
