#include "agent/delivery/hardware_marks.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::delivery;

namespace {

report::Report office_pc(const std::string& mark) {
    report::Report report;
    report.hostname = "pc-" + mark;
    report.system.uuid = "4c4c4544-0042-3510-8052-" + mark;
    report.system.serial = "SN" + mark;
    report.baseboard.serial = "BRD" + mark;
    report.disks = {{.name = "sda", .serial = "DISK" + mark}, {.name = "sdb", .serial = "STICK", .removable = true}};
    report.network_adapters = {
        {.name = "eth0", .mac = "00:11:22:33:44:" + mark.substr(0, 2)},
        {.name = "veth", .mac = "02:11:22:33:44:55", .is_virtual = true}};
    return report;
}

} // namespace

TEST_CASE("a disk that was copied to another PC finds itself on another machine", "[hardware]") {
    const auto known = hardware_marks(office_pc("11aa11"));
    CHECK(known.size() == 5);
    CHECK_FALSE(is_another_machine(known, known));
    CHECK(is_another_machine(known, hardware_marks(office_pc("22bb22"))));
}

TEST_CASE("a repaired machine is the same machine", "[hardware]") {
    const auto before = office_pc("11aa11");
    const auto other = office_pc("22bb22");
    auto new_disk = before;
    new_disk.disks = other.disks;
    CHECK_FALSE(is_another_machine(hardware_marks(before), hardware_marks(new_disk)));
    auto new_board = other;
    new_board.disks = before.disks;
    new_board.system.serial = before.system.serial;
    CHECK_FALSE(is_another_machine(hardware_marks(before), hardware_marks(new_board)));
    auto new_adapter = before;
    new_adapter.network_adapters = other.network_adapters;
    CHECK_FALSE(is_another_machine(hardware_marks(before), hardware_marks(new_adapter)));
}

TEST_CASE("a number that a whole batch of machines shares does not make them one", "[hardware]") {
    const auto known = office_pc("11aa11");
    auto sibling = office_pc("22bb22");
    sibling.system.uuid = known.system.uuid;
    CHECK(is_another_machine(hardware_marks(known), hardware_marks(sibling)));
}

TEST_CASE("where a machine tells nothing of itself, nothing is concluded", "[hardware]") {
    const auto known = hardware_marks(office_pc("11aa11"));
    report::Report silent;
    silent.system.serial = "To be filled by O.E.M.";
    silent.network_adapters = {{.name = "tap", .mac = "02:00:00:00:00:01"}};
    CHECK(hardware_marks(silent).empty());
    CHECK_FALSE(is_another_machine(known, hardware_marks(silent)));
    CHECK_FALSE(is_another_machine(hardware_marks(silent), known));
}

TEST_CASE("marks are kept in a line and tell no serial number", "[hardware]") {
    const auto marks = hardware_marks(office_pc("11aa11"));
    const auto text = marks_text(marks);
    CHECK(marks_in(text) == marks);
    CHECK(text.find("DISK") == std::string::npos);
    CHECK(text.find('\n') == std::string::npos);
}

TEST_CASE("a machine's short name stays with its mainboard", "[hardware]") {
    auto machine = office_pc("11aa11");
    const auto name = short_machine_name(machine);
    CHECK(name.size() == 12);
    machine.hostname = "renamed";
    machine.disks.clear();
    CHECK(short_machine_name(machine) == name);
    CHECK(short_machine_name(office_pc("22bb22")) != name);
}
