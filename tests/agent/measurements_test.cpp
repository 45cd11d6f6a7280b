#include "agent/kept_benchmark.h"
#include "agent/kept_strain.h"
#include "agent/machine_report.h"
#include "agent/machine_watch.h"
#include "agent/round.h"
#include "tests/agent/delivery/scripted_server.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>
#include <zlib.h>

#include <algorithm>
#include <fstream>

using namespace rasoat;
using namespace rasoat::agent;
using namespace std::chrono_literals;
using std::chrono::days;
using tests::http_answer;

namespace {

const tests::Certificates& certificates() {
    static const tests::TemporaryFolder folder;
    static const auto made = tests::make_certificates(folder.path(), "DNS:localhost");
    return made;
}

/// This machine, enrolled at a server that gives these answers.
struct EnrolledMachine {
    explicit EnrolledMachine(std::vector<std::string> answers) : server(certificates(), std::move(answers)) {
        settings.state = folder.path();
    }
    [[nodiscard]] delivery::Outcome report() const { return report_once(settings, state, enrolment).outcome; }

    tests::TemporaryFolder folder;
    tests::ScriptedServer server;
    delivery::StateFolder state{folder.path()};
    Settings settings;
    delivery::Enrolment enrolment{
        server.address(), "pc-2026-11-24-08-00-00", std::string(43, 'k'), std::nullopt,
        tests::file_bytes(certificates().authority)};
};

std::chrono::sys_days today() {
    return std::chrono::floor<days>(now());
}

strain::StrainLog log_of(std::initializer_list<std::chrono::sys_days> days_worked) {
    strain::StrainLog log;
    for (const auto day : days_worked)
        log.add(day, strain::Load{.duration = 60s, .processor = 0.95, .memory = 0.5, .disk = 0.5}, true);
    return log;
}

/// The JSON in the body of a request that carries a report.
std::string report_in(const std::string& request) {
    const auto body = request.substr(request.find("\r\n\r\n") + 4);
    std::string json(1U << 20U, '\0');
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(json.data());
    stream.avail_out = static_cast<uInt>(json.size());
    REQUIRE(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    json.resize(stream.total_out);
    inflateEnd(&stream);
    return json;
}

std::string days_in(const std::string& json) {
    const auto begin = json.find(R"("strain":)");
    return begin == std::string::npos ? "" : json.substr(begin, json.find("}]", begin) - begin);
}

} // namespace

TEST_CASE("strain is kept in the state folder in a file of one size, and added to", "[measurements]") {
    const tests::TemporaryFolder folder;
    const delivery::StateFolder state(folder.path());
    CHECK(kept_strain(state).empty());
    add_to_kept_strain(log_of({today() - days(1)}), today(), state);
    add_to_kept_strain(log_of({today() - days(1), today(), today() + days(400)}), today(), state);
    CHECK(std::filesystem::file_size(folder.path() / "strain") == strain::log_size);
    const auto kept = kept_strain(state).unsent_before(today() + days(1000));
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].minutes_working == 2);
    std::ofstream(folder.path() / "strain") << "not a log";
    CHECK(kept_strain(state).empty());
}

TEST_CASE("a benchmark is kept with the hardware that it is of", "[measurements]") {
    const tests::TemporaryFolder folder;
    const delivery::StateFolder state(folder.path());
    CHECK_FALSE(kept_benchmark(state));
    for (const auto reads : {std::optional<std::uint32_t>(), std::optional<std::uint32_t>(77)}) {
        const KeptBenchmark kept{"abc", {today(), 1, 2, 3, 4, reads}};
        keep(kept, state);
        CHECK(kept_benchmark(state) == kept);
    }
    std::ofstream(folder.path() / "benchmark") << "integer = many\n";
    CHECK_FALSE(kept_benchmark(state));
}

TEST_CASE("only what decides on its speed makes a machine another to the benchmark", "[measurements]") {
    report::Report pc;
    pc.processors = {{.name = "Intel Core i5-7400", .threads = 4U}};
    pc.memory.total = report::Mebibytes{8192};
    pc.disks = {{.name = "sda", .model = "WDC WD10EZEX", .serial = "S1", .holds_system = true}};
    const auto before = measured_hardware(pc);
    auto same = pc;
    same.hostname = "another-name";
    same.disks[0].health = report::DiskHealth::failing;
    same.disks.push_back({.name = "sdb", .model = "USB stick"});
    CHECK(measured_hardware(same) == before);
    auto upgraded = pc;
    upgraded.memory.total = report::Mebibytes{16384};
    CHECK(measured_hardware(upgraded) != before);
    auto with_ssd = pc;
    with_ssd.disks[0] = {.name = "sda", .model = "KINGSTON SA400S37240G", .serial = "S2", .holds_system = true};
    CHECK(measured_hardware(with_ssd) != before);
}

TEST_CASE("this machine's report has the benchmark of its hardware, and not another's", "[measurements]") {
    const tests::TemporaryFolder folder;
    Settings settings;
    settings.state = folder.path();
    const delivery::StateFolder state(folder.path());
    const auto hardware = measured_hardware(machine_report("/", std::nullopt, settings));
    const report::Benchmark scores{today(), 900, 800, 700, 600, 500};
    keep({hardware, scores}, state);
    CHECK(machine_report("/", std::nullopt, settings).benchmark == scores);
    keep({"another", scores}, state);
    CHECK_FALSE(machine_report("/", std::nullopt, settings).benchmark);
    keep({hardware, scores}, state);
    settings.benchmark = false;
    CHECK_FALSE(machine_report("/", std::nullopt, settings).benchmark);
}

TEST_CASE("yesterday's strain goes once, with a whole report, after that a heartbeat does", "[measurements]") {
    const EnrolledMachine machine({http_answer(204), http_answer(204), http_answer(204)});
    CHECK(machine.report() == delivery::Outcome::delivered);
    add_to_kept_strain(log_of({today() - days(2), today() - days(1), today()}), today(), machine.state);
    CHECK(machine.report() == delivery::Outcome::delivered);
    CHECK(machine.report() == delivery::Outcome::unchanged);
    const auto requests = machine.server.requests();
    REQUIRE(requests.size() == 3);
    CHECK(days_in(report_in(requests[0])).empty());
    const auto told = days_in(report_in(requests[1]));
    CHECK(told.find(R"("processor":[0,0,0,0,0,0,0,0,0,1])") != std::string::npos);
    CHECK(std::count(told.begin(), told.end(), '{') == 2);
}

TEST_CASE("strain that did not go is told by a later report", "[measurements]") {
    const EnrolledMachine machine(
        {http_answer(503), http_answer(204), http_answer(204), http_answer(204), http_answer(204)});
    add_to_kept_strain(log_of({today() - days(1)}), today(), machine.state);
    CHECK(machine.report() == delivery::Outcome::kept);
    add_to_kept_strain(log_of({today() - days(2)}), today(), machine.state);
    CHECK(machine.report() == delivery::Outcome::delivered); // the one that was kept
    CHECK(machine.report() == delivery::Outcome::delivered); // with the second day
    CHECK(machine.report() == delivery::Outcome::unchanged);
    const auto requests = machine.server.requests();
    const auto told = days_in(report_in(requests.at(2)));
    CHECK(std::count(told.begin(), told.end(), '{') == 2);
}

TEST_CASE("strain that is switched off is neither told nor kept", "[measurements]") {
    EnrolledMachine machine({http_answer(204)});
    add_to_kept_strain(log_of({today() - days(1)}), today(), machine.state);
    machine.settings.strain = false;
    machine.settings.benchmark = false;
    CHECK(machine.report() == delivery::Outcome::delivered);
    CHECK(days_in(report_in(machine.server.requests().at(0))).empty());
    MachineWatch watch(machine.settings, machine.state);
    CHECK_FALSE(std::filesystem::exists(machine.state.path() / "strain"));
    watch.pause(0s);
}
