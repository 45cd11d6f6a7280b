#include "agent/report/content_digest.h"
#include "agent/report/report_json.h"
#include "agent/report/report_reader.h"
#include "server/access/enrolment.h"
#include "server/inventory/receive.h"
#include "server/inventory/stored_report.h"
#include "server/store/packed_text.h"
#include "tests/server/inventory/office_report.h"
#include "tests/server/inventory/reporting_office.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>
#include <zlib.h>

#include <latch>
#include <set>
#include <sstream>
#include <thread>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

inventory::Arrival arrival(const report::Report& report, const std::string& key, std::int64_t seconds = 0) {
    return {report, report::to_json(report), key, at(seconds)};
}

/// Every line of a gzip file.
std::vector<std::string> gzip_lines(const std::filesystem::path& path) {
    const auto close = [](gzFile_s* file) { gzclose(file); };
    const std::unique_ptr<gzFile_s, decltype(close)> file(gzopen(path.c_str(), "rb"), close);
    std::string text;
    std::string buffer(1 << 16, '\0');
    for (int count = 1; count > 0;) {
        count = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()));
        if (count > 0) text.append(buffer, 0, static_cast<std::size_t>(count));
    }
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

} // namespace

TEST_CASE("a first report makes a machine of the device's unit", "[receive]") {
    ReportingOffice office;
    const auto agent = office.enrolled();
    const auto report = office_report("a1b2c3");
    const auto received = inventory::receive(office.store(), agent.device, arrival(report, "key-0001", 5));
    REQUIRE(received.new_machine);
    REQUIRE_FALSE(received.repeated);

    const auto reader = office.store().snapshot();
    const auto machine = reader->machine(received.machine);
    REQUIRE(machine->unit == office.unit());
    REQUIRE(machine->hostname == "pc-a1b2c3");
    REQUIRE(machine->digest == report::content_digest(report));
    REQUIRE(machine->first_reported == at(5));
    REQUIRE(reader->last_seen(received.machine) == at(5));
    REQUIRE(office.stored(received.machine) == report);
    REQUIRE(reader->report_of(received.machine)->packed_original.empty());
    REQUIRE(access::device_with_key(office.store(), agent.key)->device.machine == received.machine);
}

TEST_CASE("the same report under the same key is stored once", "[receive]") {
    ReportingOffice office;
    const auto agent = office.enrolled();
    auto report = office_report("a1b2c3");
    const auto first = inventory::receive(office.store(), agent.device, arrival(report, "key-0001"));
    report.memory.total = report::Mebibytes{2048};
    report.memory.slots[0].size = report::Mebibytes{2048};
    inventory::receive(office.store(), agent.device, arrival(report, "key-0002", 10));
    const auto revision = office.store().revision();
    const auto again = inventory::receive(office.store(), agent.device, arrival(report, "key-0002", 20));
    REQUIRE(again.repeated);
    REQUIRE(again.machine == first.machine);
    REQUIRE(office.store().revision() == revision);
    REQUIRE(office.store().snapshot()->history_of(first.machine, 10).size() == 1);
}

TEST_CASE("a key that comes again with another content is refused", "[receive]") {
    ReportingOffice office;
    const auto agent = office.enrolled();
    inventory::receive(office.store(), agent.device, arrival(office_report("a1b2c3"), "key-0001"));
    REQUIRE_THROWS_AS(
        inventory::receive(office.store(), agent.device, arrival(office_report("d4e5f6"), "key-0001")),
        inventory::KeyReused);
    REQUIRE(office.machines() == 1);
}

TEST_CASE("a key that was forgotten may be used again", "[receive]") {
    ReportingOffice office;
    const auto agent = office.enrolled();
    inventory::receive(office.store(), agent.device, arrival(office_report("a1b2c3"), "key-0001"));
    inventory::forget_old_results(office.store(), at() + std::chrono::days(8));
    REQUIRE_FALSE(
        inventory::receive(office.store(), agent.device, arrival(office_report("a1b2c3"), "key-0001")).repeated);
}

TEST_CASE("a changed machine keeps its record and gets a history", "[receive]") {
    ReportingOffice office;
    const auto agent = office.enrolled();
    auto report = office_report("a1b2c3");
    const auto first = inventory::receive(office.store(), agent.device, arrival(report, "key-0001"));
    report.memory.total = report::Mebibytes{8192};
    report.memory.slots[1].size = report::Mebibytes{4096};
    const auto second = inventory::receive(office.store(), agent.device, arrival(report, "key-0002", 60));
    REQUIRE(second.machine == first.machine);
    REQUIRE_FALSE(second.new_machine);
    REQUIRE(second.changes.size() == 1);
    const auto history = office.store().snapshot()->history_of(first.machine, 10);
    REQUIRE(history == second.changes);
    REQUIRE(history[0].at == at(60));
    REQUIRE(office.stored(first.machine) == report);
}

TEST_CASE("a heartbeat is taken when its digest is the stored one, and sets when the machine was seen", "[receive]") {
    ReportingOffice office;
    const auto agent = office.enrolled();
    const auto report = office_report("a1b2c3");
    const auto digest = report::content_digest(report);
    const auto state = [&] { return *access::device_with_key(office.store(), agent.key); };
    REQUIRE_FALSE(inventory::heartbeat(office.store(), state(), digest, at()));

    const auto received = inventory::receive(office.store(), agent.device, arrival(report, "key-0001"));
    REQUIRE(inventory::heartbeat(office.store(), state(), digest, at(900)));
    REQUIRE(office.store().snapshot()->last_seen(received.machine) == at(900));
    REQUIRE_FALSE(inventory::heartbeat(office.store(), state(), std::string(64, '0'), at(901)));
    REQUIRE_FALSE(inventory::heartbeat(office.store(), state(), "", at(901)));
    REQUIRE(office.store().snapshot()->last_seen(received.machine) == at(900));
}

TEST_CASE("two agents on one machine are each held to their own last word", "[receive]") {
    ReportingOffice office;
    const auto one = office.enrolled();
    const auto other = office.enrolled();
    const auto said_by_one = office_report("a1b2c3");
    auto said_by_other = said_by_one;
    said_by_other.hostname = "pc-khac";
    const auto holds = [&](const access::EnrolledDevice& agent, const report::Report& report) {
        const auto state = *access::device_with_key(office.store(), agent.key);
        return inventory::heartbeat(office.store(), state, report::content_digest(report), at(900));
    };
    const auto machine = office.report(one.device, said_by_one, at(1)).machine;
    REQUIRE(office.report(other.device, said_by_other, at(2)).machine == machine);
    CHECK(holds(one, said_by_one));
    CHECK(holds(other, said_by_other));
    CHECK_FALSE(holds(one, said_by_other));
    CHECK_FALSE(holds(other, said_by_one));

    auto grown = said_by_one;
    grown.memory.total = report::Mebibytes{8192};
    office.report(one.device, grown, at(3));
    CHECK(holds(one, grown));
    CHECK_FALSE(holds(one, said_by_one));
    CHECK(holds(other, said_by_other));
}

TEST_CASE("what a person decides on a machine has every agent on it say anew what it is", "[receive]") {
    ReportingOffice office;
    const auto one = office.enrolled();
    const auto other = office.enrolled();
    const auto report = office_report("a1b2c3");
    auto differing = report;
    differing.hostname = "pc-khac";
    const auto id = office.report(one.device, report, at(1)).machine;
    office.report(other.device, differing, at(2));
    office.store().write([&](store::Transaction& transaction) {
        auto machine = *transaction.machine(id);
        machine.note = "để ở kho"; // a note changes nothing of what it is made of
        transaction.put_machine(machine);
    });
    CHECK(access::device_with_key(office.store(), one.key)->digest == report::content_digest(report));
    office.store().write([&](store::Transaction& transaction) {
        auto machine = *transaction.machine(id);
        machine.digest = std::string(64, 'c'); // as taking two machines for one does
        transaction.put_machine(machine);
    });
    for (const auto& agent : {one, other})
        CHECK(access::device_with_key(office.store(), agent.key)->digest == std::string(64, 'c'));
}

TEST_CASE("what an other agent says beyond the report is kept", "[receive]") {
    ReportingOffice office;
    const auto agent = office.enrolled();
    auto json = report::to_json(office_report("a1b2c3"));
    json.insert(json.rfind('}'), R"(,"softwares_of_another_agent":[{"name":"7-Zip"}])");
    inventory::Arrival come = arrival(office_report("a1b2c3"), "key-0001");
    come.original = json;
    const auto received = inventory::receive(office.store(), agent.device, come);
    REQUIRE(store::unpack(office.store().snapshot()->report_of(received.machine)->packed_original) == json);
}

TEST_CASE("a partial report does not take away what it does not tell", "[receive]") {
    ReportingOffice office;
    const auto agent = office.enrolled();
    const auto whole = office_report("a1b2c3");
    const auto first = inventory::receive(office.store(), agent.device, arrival(whole, "key-0001"));
    report::Report partial;
    partial.device_id = whole.device_id;
    partial.hostname = whole.hostname;
    partial.agent_version = whole.agent_version;
    partial.partial = true;
    partial.system.uuid = whole.system.uuid;
    partial.disks = whole.disks;
    partial.disks[0].health = report::DiskHealth::warning;
    const auto second = inventory::receive(office.store(), agent.device, arrival(partial, "key-0002"));
    REQUIRE(second.machine == first.machine);
    REQUIRE(second.changes.size() == 1);
    auto expected = whole;
    expected.disks = partial.disks;
    REQUIRE(office.stored(first.machine) == expected);
    REQUIRE(office.store().snapshot()->facts_of(first.machine).size() > 3);
}

TEST_CASE("a part whose probe failed stays as it was known", "[receive]") {
    ReportingOffice office;
    const auto agent = office.enrolled();
    const auto whole = office_report("a1b2c3");
    const auto first = inventory::receive(office.store(), agent.device, arrival(whole, "key-0001"));
    auto failed = whole;
    failed.disks.clear();
    failed.failures = {{"disks", "permission denied"}};
    const auto second = inventory::receive(office.store(), agent.device, arrival(failed, "key-0002"));
    REQUIRE(second.changes.empty());
    REQUIRE(office.stored(first.machine).disks == whole.disks);
    const auto state = *access::device_with_key(office.store(), agent.key);
    REQUIRE(inventory::heartbeat(office.store(), state, report::content_digest(failed), at(5)));
}

TEST_CASE("a stored report that cannot be read any more is mended by the next one", "[receive]") {
    ReportingOffice office;
    const auto agent = office.enrolled();
    const auto report = office_report("a1b2c3");
    const auto first = inventory::receive(office.store(), agent.device, arrival(report, "key-0001"));
    for (const auto& damaged : {std::string("no frame"), store::pack("not a report")}) {
        office.store().write([&](store::Transaction& t) { t.put_report(first.machine, {damaged, ""}); });
        REQUIRE_FALSE(inventory::stored_report(*office.store().snapshot(), first.machine));
        const auto next = inventory::receive(office.store(), agent.device, arrival(report, "key-" + damaged));
        REQUIRE(next.machine == first.machine);
        REQUIRE(next.changes.empty());
        REQUIRE(office.stored(first.machine) == report);
    }
}

TEST_CASE("an agent that enrols again on the same machine finds its record", "[receive]") {
    ReportingOffice office;
    const auto first =
        inventory::receive(office.store(), office.enrolled().device, arrival(office_report("a1b2c3"), "key-0001"));
    const auto second =
        inventory::receive(office.store(), office.enrolled().device, arrival(office_report("a1b2c3"), "key-0001"));
    REQUIRE(second.machine == first.machine);
    REQUIRE(office.machines() == 1);
}

TEST_CASE("a key copied with a disk image tells each machine from the other, report by report", "[receive]") {
    ReportingOffice office;
    const auto agent = office.enrolled();
    auto copy = office_report("d4e5f6");
    copy.device_id = office_report("a1b2c3").device_id;
    const auto first = inventory::receive(office.store(), agent.device, arrival(office_report("a1b2c3"), "key-0001"));
    const auto second = inventory::receive(office.store(), agent.device, arrival(copy, "key-0002"));
    const auto third = inventory::receive(office.store(), agent.device, arrival(office_report("a1b2c3"), "key-0003"));
    const auto fourth = inventory::receive(office.store(), agent.device, arrival(copy, "key-0004"));
    REQUIRE(second.machine != first.machine);
    REQUIRE(third.machine == first.machine);
    REQUIRE(fourth.machine == second.machine);
    REQUIRE(third.changes.empty());
}

TEST_CASE("reports of one new machine that come at once make one machine", "[receive]") {
    ReportingOffice office;
    constexpr int threads = 6;
    std::vector<access::EnrolledDevice> agents;
    agents.reserve(threads);
    for (int index = 0; index < threads; ++index)
        agents.push_back(office.enrolled());
    std::latch start(threads);
    std::vector<std::thread> senders;
    senders.reserve(threads);
    for (int index = 0; index < threads; ++index)
        senders.emplace_back([&, index] {
            start.arrive_and_wait();
            inventory::receive(
                office.store(), agents[static_cast<std::size_t>(index)].device,
                arrival(office_report("a1b2c3"), "key-" + std::to_string(1000 + index)));
        });
    for (auto& sender : senders)
        sender.join();
    REQUIRE(office.machines() == 1);
}

TEST_CASE("a new machine takes a free seat of its unit, or one made for it, only where that is set", "[receive]") {
    ReportingOffice office;
    const auto seat =
        office.store().write([&](store::Transaction& t) { return t.add_seat(sample_seat(office.unit(), "vp-01")); });
    inventory::receive(office.store(), office.enrolled().device, arrival(office_report("a1b2c3"), "key-0001"));
    REQUIRE_FALSE(office.store().snapshot()->seat(seat)->machine);

    office.store().write([](store::Transaction& t) { t.put_setting(store::setting::seat_new_machines, "true"); });
    const auto second =
        inventory::receive(office.store(), office.enrolled().device, arrival(office_report("d4e5f6"), "key-0001"));
    REQUIRE(office.store().snapshot()->seat(seat)->machine == second.machine);
    const auto third =
        inventory::receive(office.store(), office.enrolled().device, arrival(office_report("a7b8c9"), "key-0001"));
    REQUIRE(third.new_machine);
    REQUIRE_FALSE(office.store().snapshot()->seat_of(third.machine));

    office.store().write([](store::Transaction& t) { t.put_setting(store::setting::role_of_new_seats, "clerk"); });
    const auto fourth =
        inventory::receive(office.store(), office.enrolled().device, arrival(office_report("b1c2d3"), "key-0001"));
    const auto made = office.store().snapshot()->seat_of(fourth.machine);
    REQUIRE(made);
    REQUIRE(made->unit == office.unit());
    REQUIRE(made->role == "clerk");
    REQUIRE(made->name == office.store().snapshot()->machine(fourth.machine)->hostname);
}

TEST_CASE("400 captured machines are 400 records, also when they report a second time", "[receive]") {
    const auto captures = shared_data("inventories/linuxhw_as_glpi.jsonl.gz");
    if (!captures) return;
    ReportingOffice office;
    const auto lines = gzip_lines(*captures);
    REQUIRE(lines.size() == 400);
    std::vector<access::EnrolledDevice> agents;
    agents.reserve(lines.size());
    for (std::size_t index = 0; index < lines.size(); ++index)
        agents.push_back(office.enrolled());
    std::set<store::MachineId> machines;
    for (const auto* round : {"first-", "second-"}) {
        office.store().write([&](store::Transaction& transaction) {
            for (std::size_t index = 0; index < lines.size(); ++index) {
                const inventory::Arrival come{report::read_report(lines[index]), lines[index], round, at()};
                const auto device = transaction.device(agents[index].device.id).value();
                const auto received = inventory::receive_within(transaction, device, come);
                CHECK(received.changes.empty());
                machines.insert(received.machine);
            }
        });
    }
    REQUIRE(machines.size() == 400);
    REQUIRE(office.machines() == 400);
}
