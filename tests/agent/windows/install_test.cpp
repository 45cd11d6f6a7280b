#include "tests/agent/windows/awaited_line.h"
#include "tests/agent/windows/windows_programs.h"
#include "tests/server/running/running_server.h"
#include "tests/server/running/text_file.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;

namespace {

std::filesystem::path state() {
    return tests::on_drive_c("ProgramData/Rasoat");
}

/// A 32-bit program has its place among the 32-bit ones.
std::filesystem::path program(const std::string& architecture) {
    const auto* const folder = architecture == "x64" ? "Program Files" : "Program Files (x86)";
    return tests::on_drive_c(folder) / "Rasoat/rasoat-agent.exe";
}

/// A server that writes down who enrols and reports.
struct Server {
    tests::TemporaryFolder folder;
    tests::RunningServer running{folder.path() / "server"};
    std::filesystem::path log = folder.path() / "server.log";
};

bool service_is(const std::string& condition) {
    return tests::run_windows({"sc", "query", "rasoat-agent"}).output.find(condition) != std::string::npos;
}

bool registry_has(const std::string& key) {
    return tests::run_windows({"reg", "query", key}).exit_code == 0;
}

void check_that_nothing_is_left() {
    CHECK_FALSE(std::filesystem::exists(state()));
    for (const auto* architecture : {"x64", "x86"})
        CHECK_FALSE(std::filesystem::exists(program(architecture).parent_path()));
    CHECK_FALSE(registry_has(R"(HKLM\SYSTEM\CurrentControlSet\Services\rasoat-agent)"));
    CHECK_FALSE(registry_has(R"(HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\rasoat-agent)"));
}

std::vector<std::string> msiexec(const std::filesystem::path& package, const Server& server) {
    return {
        "msiexec",
        "/i",
        tests::windows_path(package),
        "/qn",
        "SERVER=" + server.running.url(),
        "TOKEN=" + server.running.enrolment_token(),
        "CA=" + server.running.ca_fingerprint(),
        "UNIT=Phòng Tư pháp"};
}

/// The package as its next version would be.
std::filesystem::path
next_version(const std::string& architecture, const std::filesystem::path& folder, const std::string& product_code) {
    auto package = folder / "next.msi";
    std::filesystem::copy_file(tests::windows_package(architecture), package);
    const auto changed = tests::run(
        {"msibuild", package.string(), "-q",
         "UPDATE `Property` SET `Value` = '9.9.9' WHERE `Property` = 'ProductVersion'",
         "UPDATE `Property` SET `Value` = '" + product_code + "' WHERE `Property` = 'ProductCode'"});
    INFO(changed.output);
    REQUIRE(changed.exit_code == 0);
    return package;
}

std::string table(const std::filesystem::path& package, const std::string& name) {
    return tests::run({"msiinfo", "export", package.string(), name}).output;
}

std::string status(const std::string& architecture) {
    return tests::run_windows_agent({"status"}, {}, architecture).output;
}

void check_install_and_uninstall(const std::string& architecture) {
    const Server server;
    const auto installed = tests::run_windows_agent(
        {"install", "--server", server.running.url(), "--token", server.running.enrolment_token(), "--ca-fingerprint",
         server.running.ca_fingerprint(), "--unit", "Phòng Tư pháp"},
        {}, architecture);
    INFO(installed.output);
    REQUIRE(installed.exit_code == 0);
    tests::await_text(server.log, "agent_enrolled");
    CHECK(service_is("RUNNING"));
    CHECK(std::filesystem::exists(program(architecture)));
    CHECK_THAT(status(architecture), Catch::Contains("Service: running"));
    CHECK(registry_has(R"(HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\rasoat-agent)"));
    CHECK_THAT(tests::file_bytes(state() / "agent.conf"), Catch::Contains("unit = Phòng Tư pháp"));

    tests::run_windows({"sc", "stop", "rasoat-agent"});
    CHECK(service_is("STOPPED"));
    CHECK_THAT(status(architecture), Catch::Contains("Service: stopped"));
    CHECK(tests::run_windows({"net", "start", "rasoat-agent"}).exit_code == 0);
    CHECK(service_is("RUNNING"));

    CHECK(tests::run_windows_agent({"uninstall"}, {}, architecture).exit_code == 0);
    check_that_nothing_is_left();
    CHECK_THAT(status(architecture), Catch::Contains("Service: not installed"));
}

void check_package(const std::string& architecture) {
    const Server server;
    CHECK(tests::run_windows(msiexec(tests::windows_package(architecture), server)).exit_code == 0);
    tests::await_text(server.log, "agent_enrolled");
    CHECK(service_is("RUNNING"));
    CHECK(std::filesystem::exists(program(architecture)));
    const auto enrolment = tests::file_bytes(state() / "enrolment");

    // An upgrade as Windows does it: the old version goes, told that another one comes, and the other one comes. (Wine
    // takes the old version away too, but does not tell it why.)
    const auto package = tests::windows_path(tests::windows_package(architecture));
    const std::string next_product = "{00000000-0000-4000-8000-000000000999}";
    CHECK(tests::run_windows({"msiexec", "/x", package, "/qn", "UPGRADINGPRODUCTCODE=" + next_product}).exit_code == 0);
    CHECK_FALSE(std::filesystem::exists(program(architecture)));
    CHECK(tests::file_bytes(state() / "enrolment") == enrolment);
    const auto next = next_version(architecture, server.folder.path(), next_product);
    CHECK(tests::run_windows({"msiexec", "/i", tests::windows_path(next), "/qn"}).exit_code == 0);
    CHECK(service_is("RUNNING"));
    CHECK(tests::file_bytes(state() / "enrolment") == enrolment);

    CHECK(tests::run_windows({"msiexec", "/x", tests::windows_path(next), "/qn"}).exit_code == 0);
    check_that_nothing_is_left();
}

} // namespace

TEST_CASE("install makes a service that enrols by itself and stops when told, uninstall leaves nothing", "[windows]") {
    check_install_and_uninstall("x64");
}

TEST_CASE("the 32-bit agent installs itself as a service, and uninstalling it leaves nothing", "[windows]") {
    if (tests::runs_here("x86")) check_install_and_uninstall("x86");
}

TEST_CASE("key and configuration are for SYSTEM and administrators alone", "[windows]") {
    // Wine keeps access rights by the bits that Linux has, so what the folder has afterwards is asked on Windows alone.
    const tests::TemporaryFolder folder;
    const auto check = tests::windows_program("x64", "private-folder-check").string();
    const auto said = tests::run_windows({check, tests::windows_path(folder.path() / "state")}).output;
    CHECK_THAT(said, Catch::Contains("handed over: D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)"));
    CHECK_THAT(said, Catch::Contains("an administrator may read: yes"));
    CHECK_THAT(said, Catch::Contains("anybody else may read: no"));
    // Both files come into being in that folder, so they inherit its rights.
    const auto without_server = tests::run_windows_agent({"install", "--unit", "P"});
    CHECK(without_server.exit_code == 0);
    CHECK(std::filesystem::exists(state() / "agent.conf"));
    CHECK(tests::run_windows_agent({"uninstall"}).exit_code == 0);
}

TEST_CASE("install without a server makes a service and says what it still needs", "[windows]") {
    const auto installed =
        tests::run_windows_agent({"install", "--server=", "--token=", "--ca-fingerprint=", "--unit="});
    CHECK(installed.exit_code == 0);
    CHECK_THAT(installed.output, Catch::Contains("--server --token --ca-fingerprint"));
    CHECK(service_is("STOPPED"));
    const auto wrong = tests::run_windows_agent({"install", "--server", "http://plain"});
    CHECK(wrong.exit_code == 2);
    CHECK_THAT(wrong.output, Catch::Contains("https://host:port"));
    CHECK(tests::run_windows_agent({"uninstall"}).exit_code == 0);
    check_that_nothing_is_left();
}

TEST_CASE("the service's command is for Windows alone", "[windows]") {
    const auto by_hand = tests::run_windows_agent({"service"});
    CHECK(by_hand.exit_code == 2);
    CHECK_THAT(by_hand.output, Catch::Contains("rasoat-agent run"));
}

TEST_CASE("the MSI installs silently, an upgrade keeps the device, removing it leaves nothing", "[windows]") {
    check_package("x64");
}

TEST_CASE("the 32-bit MSI installs silently, an upgrade keeps the device, removing it leaves nothing", "[windows]") {
    if (tests::runs_here("x86")) check_package("x86");
}

TEST_CASE("the packages' tables say: a service, the properties, the old version first, the key last", "[windows]") {
    for (const auto* architecture : {"x64", "x86"}) {
        CAPTURE(architecture);
        const auto package = tests::windows_package(architecture);
        const bool x64 = std::string(architecture) == "x64";
        CHECK_THAT(
            tests::run({"msiinfo", "suminfo", package.string()}).output,
            Catch::Contains(x64 ? "Template: x64;1033" : "Template: Intel;1033"));
        CHECK_THAT(table(package, "ServiceInstall"), Catch::Contains("rasoat-agent\tRà soát agent\t16\t2\t1"));
        CHECK_THAT(table(package, "Directory"), Catch::Contains(x64 ? "ProgramFiles64Folder" : "ProgramFilesFolder"));
        const auto properties = table(package, "Property");
        CHECK_THAT(properties, Catch::Contains("SecureCustomProperties\tCA;SERVER;TOKEN;UNIT;"));
        CHECK_THAT(properties, Catch::Contains("MsiHiddenProperties\tTOKEN"));
        // 11282: at the end, as SYSTEM, and neither the command nor what it is given is written to the log.
        CHECK_THAT(table(package, "CustomAction"), Catch::Contains("Register\t11282\tProgram\tinstall"));
        const auto sequence = table(package, "InstallExecuteSequence");
        CHECK_THAT(sequence, Catch::Contains("InstallValidate\t\t1400"));
        CHECK_THAT(sequence, Catch::Contains("RemoveExistingProducts\t\t1450"));
        CHECK_THAT(
            sequence, Catch::Contains("Unregister\tREMOVE=\"ALL\" AND NOT UPGRADINGPRODUCTCODE\t2050") &&
                          Catch::Contains("RemoveFiles\t\t3500"));
        CHECK_THAT(table(package, "LaunchCondition"), Catch::Contains("VersionNT > 601"));
    }
}
