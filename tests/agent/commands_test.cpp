#include "agent/command_line.h"
#include "agent/commands.h"
#include "agent/settings.h"
#include "tests/agent/delivery/child_process.h"
#include "tests/agent/delivery/scripted_server.h"
#include "tests/agent/delivery/test_certificates.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>

using namespace rasoat;
using namespace rasoat::agent;
using tests::http_answer;

namespace {

/// The program itself, with its own state folder and configuration, in English.
struct Program {
    Program() { configure(""); }

    void configure(const std::string& text) const { std::ofstream(configuration) << text; }

    [[nodiscard]] std::vector<std::string> command(std::vector<std::string> words) const {
        words.insert(words.begin(), RASOAT_AGENT);
        words.insert(words.end(), {"--state", state.string(), "--config", configuration.string()});
        return words;
    }
    [[nodiscard]] tests::Finished run(const std::vector<std::string>& words) const {
        return tests::run(command(words), {"LC_ALL=C.UTF-8"});
    }

    tests::TemporaryFolder folder;
    std::filesystem::path state = folder.path() / "state";
    std::filesystem::path configuration = folder.path() / "agent.conf";
    tests::Certificates certificates = tests::make_certificates(folder.path() / "certificates", "DNS:localhost");
};

std::string enrolled_answer() {
    return http_answer(
        201, {}, R"({"device_id":"pc-from-server","key":")" + std::string(43, 'k') + R"(","next_report_seconds":0})");
}

std::vector<std::string> enrol_words(const Program& program, const tests::ScriptedServer& server) {
    return {
        "enrol",
        "--server",
        "https://localhost:" + std::to_string(server.address().port),
        "--token",
        "T0KEN",
        "--ca-fingerprint",
        program.certificates.fingerprint};
}

} // namespace

TEST_CASE("a command takes its own options and no others", "[commands]") {
    const auto line = parse_command_line({"enrol", "--server", "https://a", "--token=t", "--unit", "Phòng Tư pháp"});
    CHECK(line.command == "enrol");
    CHECK(line.server == "https://a");
    CHECK(line.token == "t");
    CHECK(line.unit == "Phòng Tư pháp");
    CHECK(parse_command_line({}).command == "help");
    CHECK(parse_command_line({"run", "--help"}).command == "help");
    CHECK_THROWS_WITH(parse_command_line({"frob"}), "unknown command: frob");
    CHECK_THROWS_WITH(parse_command_line({"once", "--token", "t"}), "once has no option --token");
    CHECK_THROWS_WITH(parse_command_line({"once", "now"}), "once has no option now");
    CHECK_THROWS_WITH(parse_command_line({"once", "--state"}), "--state needs a value");
    CHECK_THROWS_WITH(parse_command_line({"once", "--state="}), "--state needs a value");
    CHECK_THROWS_WITH(parse_command_line({"once", "--state", "a", "--state", "b"}), "--state is given twice");
    CHECK_THROWS_AS(parse_command_line({"enrol", "--insecure"}), UsageError);
}

TEST_CASE("the command line comes before the configuration file, whose mistakes are said by line", "[commands]") {
    const Program program;
    program.configure("server = https://rasoat.example.vn\nunit = Phòng A\nspool_megabytes = 2\n");
    CommandLine line{.command = "enrol", .config = program.configuration.string(), .token = "t", .unit = "Phòng B"};
    const auto settings = settings_for(line);
    CHECK(settings.unit == "Phòng B");
    CHECK(settings.spool_limit == 2'000'000);
    CHECK_FALSE(settings.invitation.has_value());
    CHECK(settings.missing_for_enrolment == " --ca-fingerprint");
    program.configure("spool_megabytes = 0\n");
    CHECK_THROWS_WITH(settings_for(line), Catch::Contains("spool_megabytes = 0 is not a whole number from 1 to 10000"));
    program.configure("strain = off\nbenchmark = on\n");
    CHECK_FALSE(settings_for(line).strain);
    CHECK(settings_for(line).benchmark);
    program.configure("strain = no\n");
    CHECK_THROWS_WITH(settings_for(line), Catch::Contains("strain = no is neither on nor off"));
    program.configure("\nverify = no\n");
    CHECK_THROWS_WITH(settings_for(line), Catch::Contains("agent.conf:2: unknown key 'verify'"));
    program.configure("server = http://plain\n");
    CHECK_THROWS_WITH(settings_for(line), Catch::Contains("https://host:port"));
    line.config = "/no/such/file";
    CHECK_THROWS_WITH(settings_for(line), Catch::Contains("/no/such/file"));
}

TEST_CASE("help is Vietnamese for Vietnamese and English for others", "[commands]") {
    CHECK_THAT(tests::run({RASOAT_AGENT, "--help"}, {"LC_ALL=vi_VN.UTF-8"}).output, Catch::Contains("Cách dùng:"));
    CHECK_THAT(tests::run({RASOAT_AGENT}, {"LC_ALL=C.UTF-8"}).output, Catch::Contains("Usage:"));
    CHECK_THAT(tests::run({RASOAT_AGENT, "--version"}).output, Catch::Contains("rasoat-agent "));
    CHECK(tests::run({RASOAT_AGENT, "frob"}).exit_code == exit_usage);
}

TEST_CASE("a machine's speed is measured as often as asked, by whoever asks", "[commands]") {
    const auto measured = tests::run({RASOAT_AGENT, "benchmark", "--repeat", "2"}, {"LC_ALL=C.UTF-8"});
    CHECK(measured.exit_code == exit_done);
    CHECK_THAT(measured.output, Catch::Contains("whole numbers, one thread: ") && Catch::Contains("; median "));
    CHECK(tests::run({RASOAT_AGENT, "benchmark", "--repeat", "0"}).exit_code == exit_usage);
    CHECK(tests::run({RASOAT_AGENT, "benchmark", "--repeat", "many"}).exit_code == exit_usage);
}

TEST_CASE("a machine that is not enrolled says so and how to", "[commands]") {
    const Program program;
    for (const auto* command : {"once", "run", "status"}) {
        const auto finished = program.run({command});
        CHECK(finished.exit_code == exit_not_enrolled);
        CHECK_THAT(finished.output, Catch::Contains("rasoat-agent enrol"));
    }
    const auto enrol = program.run({"enrol", "--server", "https://localhost:1"});
    CHECK(enrol.exit_code == exit_usage);
    CHECK_THAT(enrol.output, Catch::Contains("--token --ca-fingerprint"));
}

TEST_CASE("enrol, report, nothing new, refused: the exit code tells each", "[commands]") {
    const Program program;
    const tests::ScriptedServer server(
        program.certificates, {"", enrolled_answer(), http_answer(204, "Rasoat-Next-Report: 3600\r\n"),
                               http_answer(204, "Rasoat-Next-Report: 3600\r\n"), http_answer(401), http_answer(503)});
    CHECK(program.run(enrol_words(program, server)).exit_code == exit_done);
    CHECK_THAT(program.run({"status"}).output, Catch::Contains("Device: pc-from-server"));
    CHECK_THAT(program.run({"once"}).output, Catch::Contains("confirmed"));
    CHECK_THAT(program.run({"once"}).output, Catch::Contains("Nothing has changed"));
    CHECK(program.run({"status"}).exit_code == exit_done);

    CHECK(program.run({"once"}).exit_code == exit_not_enrolled);
    const auto status = program.run({"status"});
    CHECK(status.exit_code == exit_not_enrolled);
    CHECK_THAT(status.output, Catch::Contains("Enrol again: rasoat-agent enrol"));
    const auto busy = program.run({"once"});
    CHECK(busy.exit_code == exit_failed);
    CHECK_THAT(busy.output, Catch::Contains("503"));

    CHECK(server.requests().at(0).find(R"("token":"T0KEN")") != std::string::npos);
    CHECK_THAT(program.run({"inventory"}).output, Catch::Contains(R"("deviceid":"pc-from-server")"));
}

TEST_CASE("a wrong token is a refusal", "[commands]") {
    const Program program;
    const tests::ScriptedServer server(
        program.certificates, {"", http_answer(403, {}, R"({"title":"Unknown token"})")});
    const auto finished = program.run(enrol_words(program, server));
    CHECK(finished.exit_code == exit_refused);
    CHECK_THAT(finished.output, Catch::Contains("Unknown token"));
}

TEST_CASE("the service enrols by its configuration, reports when due, and SIGTERM ends it cleanly", "[commands]") {
    for (const int signal : {SIGTERM, SIGINT}) {
        const Program program;
        const tests::ScriptedServer server(
            program.certificates, {"", enrolled_answer(), http_answer(204, "Rasoat-Next-Report: 1\r\n"),
                                   http_answer(503, "Retry-After: 600\r\n")});
        program.configure(
            "server = https://localhost:" + std::to_string(server.address().port) +
            "\ntoken = T0KEN\nca_fingerprint = " + program.certificates.fingerprint + "\n");
        tests::ChildProcess service(program.command({"run"}), {"LC_ALL=C.UTF-8"});
        CHECK_THAT(service.line_with("reports to"), Catch::Contains("as pc-from-server"));
        service.line_with("503"); // the second round has been
        service.signal(signal);   // in the middle of its pause of ten minutes
        CHECK(service.wait() == 0);
        CHECK(server.requests().size() == 3);
    }
}

TEST_CASE("the inventory of a folder that is not there is refused", "[commands]") {
    const Program program;
    const auto finished = program.run({"inventory", "--sysroot", "/no/such/root"});
    CHECK(finished.exit_code == exit_usage);
    CHECK_THAT(finished.output, Catch::Contains("/no/such/root"));
}
