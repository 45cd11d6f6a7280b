#include "agent/report/report_json.h"
#include "agent/report/report_reader.h"
#include "server/intake/agents/agent_message.h"
#include "server/intake/inflate.h"
#include "tests/server/intake/captured_table.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

#include <numeric>
#include <optional>
#include <string>

using namespace rasoat;
using namespace rasoat::intake;

namespace {

constexpr Limits limits{1'000'000};

AgentMessage message_of(const std::string& body) {
    return agent_message(body, limits, People::left_out);
}

std::optional<RefusalKind> refusal_of(const std::string& body) {
    try {
        (void)message_of(body);
    } catch (const Refused& refused) {
        return refused.kind();
    }
    return std::nullopt;
}

std::string inventory_with(const std::string& content) {
    return "<REQUEST><QUERY>INVENTORY</QUERY><DEVICEID>pc-1</DEVICEID><CONTENT>" + content + "</CONTENT></REQUEST>";
}

std::string text_of(const AgentReply& reply, Wrapper wrapper) {
    return std::get<std::string>(inflated(reply.body, 10'000, wrapper));
}

std::uint64_t module_megabytes(const report::Report& report) {
    return std::accumulate(
        report.memory.slots.begin(), report.memory.slots.end(), std::uint64_t{0},
        [](std::uint64_t sum, const auto& slot) { return sum + slot.size.value_or(report::Mebibytes{}).count; });
}

} // namespace

TEST_CASE("a greeting is told from an inventory, in each agent's own form", "[agents]") {
    // As fusioninventory-agent 2.6, ocsinventory-agent 2.10 and glpi-agent write it.
    const auto fusion = message_of(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<REQUEST>\n  <DEVICEID>pc-2026-11-24-09-54-31</DEVICEID>\n  "
        "<QUERY>PROLOG</QUERY>\n  <TOKEN>12345678</TOKEN>\n</REQUEST>\n");
    CHECK(fusion.purpose == AgentMessage::Purpose::greeting);
    CHECK(fusion.format == AgentFormat::ocs_xml);
    CHECK(fusion.device_id == "pc-2026-11-24-09-54-31");
    const auto glpi = message_of(
        R"({"action":"contact","deviceid":"pc-2026-11-24","installed-tasks":["inventory"],"name":"GLPI-Agent","version":"1.7"})");
    CHECK(glpi.purpose == AgentMessage::Purpose::greeting);
    CHECK(glpi.format == AgentFormat::glpi_json);
    CHECK(glpi.device_id == "pc-2026-11-24");
    CHECK(message_of(R"({"action":"get_params","deviceid":"pc-1"})").purpose == AgentMessage::Purpose::other);
    CHECK(
        message_of("<REQUEST><DEVICEID>foo</DEVICEID><QUERY>SNMPQUERY</QUERY></REQUEST>").purpose ==
        AgentMessage::Purpose::other);
}

TEST_CASE("a message is unpacked by what its bytes say", "[agents]") {
    const std::string plain = "<REQUEST><DEVICEID>a</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>";
    CHECK(message_of(plain).packing == Packing::plain);
    CHECK(message_of(deflated(plain, Wrapper::zlib)).packing == Packing::zlib);
    CHECK(message_of(deflated(plain, Wrapper::gzip)).packing == Packing::gzip);
    CHECK(message_of(deflated(plain, Wrapper::zlib)).device_id == "a");
}

TEST_CASE("the answer is in the agent's form and packing", "[agents]") {
    using std::chrono::seconds;
    const auto ocs = reply_to_greeting(AgentFormat::ocs_xml, Packing::zlib, seconds(3600));
    CHECK(ocs.media_type == "application/x-compress-zlib");
    CHECK(static_cast<unsigned char>(ocs.body[0]) == 0x78); // FusionInventory looks for just these two bytes
    CHECK(static_cast<unsigned char>(ocs.body[1]) == 0x9c);
    const auto said = text_of(ocs, Wrapper::zlib);
    CHECK(said.find("<PROLOG_FREQ>1</PROLOG_FREQ>") != std::string::npos);
    CHECK(said.find("<RESPONSE>SEND</RESPONSE>") != std::string::npos);
    CHECK(
        text_of(reply_to_greeting(AgentFormat::ocs_xml, Packing::gzip, seconds(60)), Wrapper::gzip)
            .find("<PROLOG_FREQ>1<") != std::string::npos);
    const auto glpi = reply_to_greeting(AgentFormat::glpi_json, Packing::plain, seconds(5000));
    CHECK(glpi.media_type == "application/json");
    CHECK(glpi.body == R"({"status":"ok","expiration":2})");
    CHECK(reply_received(AgentFormat::ocs_xml, Packing::plain, seconds(60)).body.find("<REPLY>") != std::string::npos);
}

TEST_CASE("what FusionInventory sent is read with its sums", "[agents]") {
    const auto folder = tests::shared_data("inventories");
    if (!folder) return;
    int read = 0;
    for (const auto& row : tests::csv_rows(tests::file_bytes(*folder / "expected.csv"))) {
        const auto& file = row.at("file");
        if (!file.starts_with("fusion-xml/")) continue;
        INFO(file);
        const auto message = message_of(deflated(tests::file_bytes(*folder / file), Wrapper::zlib));
        CHECK(message.device_id == row.at("deviceid"));
        if (row.at("query_or_itemtype") != "INVENTORY") {
            CHECK(message.purpose == AgentMessage::Purpose::other);
            continue;
        }
        ++read;
        const auto& report = message.report;
        CHECK(report.agent_version == row.at("agent"));
        CHECK(report.system.maker.value_or("") == row.at("manufacturer"));
        CHECK(report.system.model.value_or("") == row.at("model"));
        CHECK(report.system.serial.value_or("") == row.at("serial"));
        CHECK(report.system.chassis_type.value_or("") == row.at("chassis"));
        CHECK(report.operating_system.full_name.value_or("") == row.at("os"));
        CHECK(module_megabytes(report) == tests::number(row.at("ram_modules_mb")));
        CHECK(report.memory.slots.size() == tests::number(row.at("ram_slots_reported")));
        CHECK(report.processors.size() == tests::number(row.at("cpus")));
        if (!report.processors.empty()) CHECK(report.processors.front().name == row.at("cpu_names"));
        CHECK(report.disks.size() == tests::number(row.at("disks")));
        CHECK(report::read_report(report::to_json(report)) == report);
    }
    CHECK(read == 3);
}

TEST_CASE("a hundred real machines in FusionInventory's form are read with their sums", "[agents]") {
    const auto folder = tests::shared_data("inventories");
    if (!folder) return;
    std::map<std::string, tests::Row> expected;
    for (const auto& row : tests::csv_rows(tests::file_bytes(*folder / "linuxhw_expected.csv")))
        expected[row.at("deviceid")] = row;
    int read = 0;
    for (const auto& document : tests::files_in_tar_gz(*folder / "linuxhw_as_fusion_xml.tar.gz")) {
        const auto message = message_of(document);
        INFO(message.device_id);
        const auto& row = expected.at(message.device_id);
        const auto& report = message.report;
        ++read;
        CHECK(report.device_id == message.device_id);
        CHECK(report.system.maker == row.at("manufacturer"));
        CHECK(report.system.model == row.at("product"));
        CHECK(module_megabytes(report) == tests::number(row.at("ram_mb")));
        CHECK(report.memory.slots.size() == tests::number(row.at("slots")));
        const auto used = std::count_if(report.memory.slots.begin(), report.memory.slots.end(), [](const auto& slot) {
            return slot.size.has_value();
        });
        CHECK(static_cast<std::uint64_t>(used) == tests::number(row.at("slots_used")));
        if (const auto& cpu = row.at("cpu"); !cpu.empty() && cpu != "Not Specified") {
            REQUIRE_FALSE(report.processors.empty());
            const auto& processor = report.processors.front();
            CHECK(processor.name == cpu);
            CHECK(processor.cores.value_or(0) == tests::number(row.at("cores")));
            CHECK(processor.threads.value_or(0) == tests::number(row.at("threads")));
        }
        CHECK(report::read_report(report::to_json(report)) == report);
    }
    CHECK(read == 100);
}

TEST_CASE("the words of OCS mean what FusionInventory's mean", "[agents]") {
    const auto report =
        message_of(inventory_with(
                       "<CPUS><TYPE>Intel(R) Core(TM) i5-6500 CPU @ "
                       "3.20GHz</TYPE><CORES>4</CORES><LOGICAL_CPUS>4</LOGICAL_CPUS><CPUARCH>x86_64</"
                       "CPUARCH><SPEED>3200</SPEED></CPUS>"
                       "<HARDWARE><NAME>pc-1</NAME><OSNAME>Microsoft Windows 10 "
                       "Pro</OSNAME><OSVERSION>10.0.19045</OSVERSION><MEMORY>8192</MEMORY></HARDWARE>"
                       "<BIOS><TYPE>Desktop</TYPE><SSN>To be filled by O.E.M.</SSN></BIOS>"
                       "<MEMORIES><CAPACITY>8192</CAPACITY><CAPTION>DIMM1</CAPTION><TYPE>DDR4</TYPE><SPEED>2400 "
                       "MT/s</SPEED></MEMORIES>"
                       "<MEMORIES><CAPACITY>No</CAPACITY><CAPTION>DIMM2</CAPTION></MEMORIES>"
                       "<STORAGES><NAME>sda</NAME><DISKSIZE>256060.514304</DISKSIZE><SERIALNUMBER>S1</"
                       "SERIALNUMBER><DESCRIPTION>SATA</DESCRIPTION><TYPE>disk</TYPE></STORAGES>"
                       "<STORAGES><NAME>zram0</NAME><TYPE>disk</TYPE></STORAGES><STORAGES><NAME>sr0</NAME><TYPE>cdrom</"
                       "TYPE></STORAGES>"
                       "<DRIVES><LETTER>C:/</LETTER><TYPE>Hard Drive</TYPE><TOTAL>243000</TOTAL><FREE>9</FREE></DRIVES>"
                       "<NETWORKS><DESCRIPTION>eth0</DESCRIPTION><TYPE>ether</TYPE><SPEED>1 "
                       "Gb/s</SPEED><IPADDRESS>10.0.0.5</IPADDRESS><MACADDR>A4:BB:6D:00:00:01</MACADDR></NETWORKS>"
                       "<NETWORKS><DESCRIPTION>eth0</DESCRIPTION><TYPE>ether</TYPE><SPEED>1 "
                       "Gb/s</SPEED><IPADDRESS>fe80::1</IPADDRESS><MACADDR>A4:BB:6D:00:00:01</MACADDR></NETWORKS>"))
            .report;
    REQUIRE(report.processors.size() == 1);
    CHECK(report.processors[0].name == "Intel(R) Core(TM) i5-6500 CPU @ 3.20GHz");
    CHECK(report.processors[0].cores == 4U);
    CHECK(report.processors[0].threads == 4U);
    CHECK(report.processors[0].sixty_four_bit == true);
    CHECK(report.operating_system.name == "Microsoft Windows 10 Pro");
    CHECK(report.operating_system.version == "10.0.19045");
    CHECK(report.system.kind == report::MachineKind::desktop);
    CHECK_FALSE(report.system.serial);
    REQUIRE(report.memory.slots.size() == 2);
    CHECK(report.memory.slots[0].speed == report::MegatransfersPerSecond{2400});
    CHECK_FALSE(report.memory.slots[1].size);
    REQUIRE(report.disks.size() == 1);
    CHECK(report.disks[0].size == report::Megabytes{256060});
    CHECK(report.disks[0].serial == "S1");
    CHECK(report.disks[0].bus == report::DiskBus::sata);
    REQUIRE(report.volumes.size() == 1);
    CHECK(report.volumes[0].mount_point == "C:");
    CHECK(report.volumes[0].system);
    REQUIRE(report.network_adapters.size() == 1);
    CHECK(report.network_adapters[0].kind == report::NetworkKind::ethernet);
    CHECK(report.network_adapters[0].megabits_per_second == 1000U);
    CHECK(report.network_adapters[0].ipv4 == std::vector<std::string>{"10.0.0.5"});
    CHECK(report.network_adapters[0].ipv6 == std::vector<std::string>{"fe80::1"});
}

TEST_CASE("what the report has no place for is kept, but for what names people", "[agents]") {
    const auto xml =
        message_of(inventory_with("<SOUNDS><NAME>HDA</NAME></SOUNDS><LOCAL_USERS><LOGIN>an.nguyen</LOGIN></LOCAL_USERS>"
                                  "<HARDWARE><NAME>pc</NAME><LASTLOGGEDUSER>an.nguyen</LASTLOGGEDUSER></HARDWARE>"))
            .original;
    CHECK(xml.find("<SOUNDS><NAME>HDA</NAME></SOUNDS>") != std::string::npos);
    CHECK(xml.find("an.nguyen") == std::string::npos);
    CHECK(xml == inventory_with("<SOUNDS><NAME>HDA</NAME></SOUNDS><HARDWARE><NAME>pc</NAME></HARDWARE>"));

    const std::string json =
        R"({"deviceid":"pc-1","content":{"versionclient":"v","sounds":[{"name":"H\"DA\u0001"}],"users":[{"login":"an.nguyen"}],"hardware":{"name":"pc","lastloggeduser":"an.nguyen"}}})";
    CHECK(
        message_of(json).original ==
        R"({"deviceid":"pc-1","content":{"versionclient":"v","sounds":[{"name":"H\"DA\u0001"}],"hardware":{"name":"pc"}}})");
    CHECK(agent_message(json, limits, People::kept).original == json);
}

TEST_CASE("why bytes are no message is told apart", "[agents]") {
    CHECK(refusal_of("") == RefusalKind::not_json);
    CHECK(refusal_of("hello") == RefusalKind::not_json);
    CHECK(refusal_of("<REQUEST><DEVICEID>a</DEVICEID>") == RefusalKind::not_json);
    CHECK(refusal_of("<REPLY/>") == RefusalKind::wrong_field);
    CHECK(refusal_of("<REQUEST><QUERY>PROLOG</QUERY></REQUEST>") == RefusalKind::wrong_field);
    CHECK(refusal_of("<REQUEST><QUERY>INVENTORY</QUERY><DEVICEID>a</DEVICEID></REQUEST>") == RefusalKind::wrong_field);
    CHECK(
        refusal_of("<REQUEST><QUERY>PROLOG</QUERY><DEVICEID>" + std::string(300, 'a') + "</DEVICEID></REQUEST>") ==
        RefusalKind::wrong_field);
    CHECK(refusal_of("{") == RefusalKind::not_json);
    CHECK(refusal_of(R"({"action":"contact"})") == RefusalKind::wrong_field);
    CHECK(refusal_of("\x1f\x8b garbage") == RefusalKind::not_gzip);
    CHECK(refusal_of(inventory_with("<CPUS/>") + "<more/>") == RefusalKind::not_json);
    std::string many;
    for (int index = 0; index < 1000; ++index)
        many += "<CPUS/>";
    CHECK(refusal_of(inventory_with(many)) == RefusalKind::wrong_field);
}

TEST_CASE("a bomb in any packing is given up", "[agents]") {
    const std::string spaces(50'000'000, ' ');
    CHECK(refusal_of(deflated(spaces, Wrapper::zlib)) == RefusalKind::too_large);
    CHECK(refusal_of(deflated(spaces, Wrapper::gzip)) == RefusalKind::too_large);
    // Packed twice: what comes out is packed again, and is no document.
    CHECK(refusal_of(deflated(deflated(spaces, Wrapper::zlib), Wrapper::zlib)) == RefusalKind::not_json);
    CHECK(refusal_of(std::string(2'000'000, ' ')) == RefusalKind::too_large);
}

TEST_CASE("an entity trick in an inventory is refused", "[agents]") {
    CHECK(
        refusal_of(
            "<!DOCTYPE REQUEST [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" +
            inventory_with("<HARDWARE><NAME>&x;</NAME></HARDWARE>")) == RefusalKind::not_json);
}
