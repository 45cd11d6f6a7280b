#include "agent/probes/machine_root.h"
#include "agent/probes/probe_machine.h"
#include "server/inventory/stored_report.h"
#include "server/store/packed_text.h"
#include "server/store/sqlite/sqlite_store.h"
#include "tests/server/running/running_server.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <string>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

/// What the server holds of the only machine that reported.
struct Stored {
    store::Machine machine;
    report::Report report;
    std::string original;
};

Stored stored_in(const std::filesystem::path& data) {
    store::SqliteOptions options;
    options.file = data / "rasoat.sqlite";
    const auto store = store::open_sqlite_store(options);
    const auto reader = store->snapshot();
    const auto machines = reader->machines();
    REQUIRE(machines.size() == 1);
    const auto report = inventory::stored_report(*reader, machines.front().id);
    REQUIRE(report);
    return {machines.front(), *report, store::unpack(reader->report_of(machines.front().id)->packed_original)};
}

/// The agent's own configuration and state, in a folder of this test. Debian's program has the folder of its state in
/// its module setup.pm; ours is loaded in its place.
void write_fusioninventory_setup(const std::filesystem::path& folder) {
    std::ofstream(folder / "agent.cfg") << "logger = stderr\n";
    std::ofstream(folder / "setup.pm") << "package setup;\n"
                                          "use parent qw(Exporter);\n"
                                          "our @EXPORT = ('%setup');\n"
                                          "our %setup = (datadir => '/usr/share/fusioninventory',\n"
                                          "  libdir => '/usr/share/fusioninventory/lib',\n"
                                       << "  vardir => '" << (folder / "state").string() << "');\n1;\n";
}

Ended run_fusioninventory(const std::filesystem::path& folder, const RunningServer& server, const std::string& token) {
    write_fusioninventory_setup(folder);
    return run_program(
        "/usr/bin/perl", {"-I", folder.string(), "-Msetup", "/usr/bin/fusioninventory-agent", "--server",
                          server.url() + "/inventory/" + token, "--ca-cert-file", server.ca().string(), "--conf-file",
                          (folder / "agent.cfg").string(), "--debug"});
}

Ended run_ocs(const std::filesystem::path& folder, const RunningServer& server, const std::string& token) {
    return run_program(
        "/usr/bin/ocsinventory-agent",
        {"--nolocal", "--server", server.url() + "/inventory/" + token + "/ocsinventory", "--ca", server.ca().string(),
         "--ssl", "1", "--basevardir", (folder / "state").string(), "--debug"});
}

/// What both agents read of this machine and our own probes read too.
void check_against_this_machine(const Stored& stored) {
    const auto here = probes::probe_machine(probes::MachineRoot());
    const auto& told = stored.report;
    CHECK(stored.machine.hostname == here.hostname);
    CHECK(told.hostname == here.hostname);
    REQUIRE_FALSE(here.processors.empty());
    REQUIRE(told.processors.size() == here.processors.size());
    CHECK(told.processors.front().name == here.processors.front().name);
    CHECK(told.processors.front().cores == here.processors.front().cores);
    // What the kernel shows differs from the modules by what the firmware keeps, and agents round differently.
    REQUIRE(told.memory.total);
    REQUIRE(here.memory.total);
    CHECK(told.memory.total->count >= here.memory.total->count * 9 / 10);
    CHECK(told.memory.total->count <= here.memory.total->count + 1);
    // A virtual machine without SMBIOS tables has no serial, and then no agent may tell of one.
    CHECK(told.system.serial == here.system.serial);
    // Where the firmware tells no UUID, some agents make one from the system's own marks.
    if (here.system.uuid) CHECK(told.system.uuid == here.system.uuid);
    CHECK(told.baseboard.serial == here.baseboard.serial);
    for (const auto& disk : here.disks) {
        INFO(disk.name);
        const auto same = std::ranges::find(told.disks, disk.name, &report::Disk::name);
        REQUIRE(same != told.disks.end());
        CHECK(same->size == disk.size);
    }
    for (const auto& adapter : here.network_adapters) {
        if (adapter.is_virtual || !adapter.mac) continue;
        INFO(*adapter.mac);
        CHECK(
            std::ranges::find(told.network_adapters, adapter.mac, &report::NetworkAdapter::mac) !=
            told.network_adapters.end());
    }
    CHECK(told.operating_system.name.value_or("").find("Debian") != std::string::npos);
    CHECK(here.operating_system.name.value_or("").find("Debian") != std::string::npos);
}

} // namespace

TEST_CASE("Debian's fusioninventory-agent reports this machine", "[e2e][agents]") {
    REQUIRE(std::filesystem::exists("/usr/bin/fusioninventory-agent"));
    const TemporaryFolder scratch;
    RunningServer server(scratch.path() / "data");
    const auto token = server.enrolment_token();
    for (int time = 0; time < 2; ++time) {
        const auto ended = run_fusioninventory(scratch.path(), server, token);
        INFO(ended.said << ended.complained << server.log());
        REQUIRE(ended.code == 0);
        CHECK(ended.complained.find("sending prolog request") != std::string::npos);
        CHECK(ended.complained.find("[error]") == std::string::npos);
    }
    CHECK(server.log().find(token) == std::string::npos);
    REQUIRE(server.terminate() == 0);

    const auto stored = stored_in(scratch.path() / "data");
    CHECK(stored.report.agent_version.starts_with("FusionInventory-Agent_v2.6"));
    check_against_this_machine(stored);
    // What the report has no place for is kept as it came.
    CHECK(stored.original.find("<VERSIONPROVIDER>") != std::string::npos);
}

TEST_CASE("Debian's ocsinventory-agent reports this machine", "[e2e][agents]") {
    REQUIRE(std::filesystem::exists("/usr/bin/ocsinventory-agent"));
    const TemporaryFolder scratch;
    RunningServer server(scratch.path() / "data");
    const auto token = server.enrolment_token();
    for (int time = 0; time < 2; ++time) {
        const auto ended = run_ocs(scratch.path(), server, token);
        INFO(ended.said << ended.complained << server.log());
        REQUIRE(ended.code == 0);
        CHECK((ended.said + ended.complained).find("Cannot establish communication") == std::string::npos);
    }
    REQUIRE(server.terminate() == 0);

    const auto stored = stored_in(scratch.path() / "data");
    CHECK(stored.report.agent_version.starts_with("OCS-NG_unified_unix_agent_v2.10"));
    check_against_this_machine(stored);
    CHECK(stored.original.find("<REPOSITORY>") != std::string::npos);
}

TEST_CASE("an agent that does not know the server's authority tells it nothing", "[e2e][agents]") {
    const TemporaryFolder scratch;
    const TemporaryFolder stranger;
    RunningServer server(scratch.path() / "data");
    RunningServer other(stranger.path() / "data");
    const auto ended = run_program(
        "/usr/bin/ocsinventory-agent",
        {"--nolocal", "--server", server.url() + "/inventory/" + server.enrolment_token(), "--ca", other.ca().string(),
         "--ssl", "1", "--basevardir", (scratch.path() / "state").string()});
    CHECK(ended.code != 0);
    CHECK(server.log().find("/inventory/") == std::string::npos);
}
