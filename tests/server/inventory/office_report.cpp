#include "tests/server/inventory/office_report.h"

namespace rasoat::tests {

using namespace std::chrono_literals;

report::Report office_report(const std::string& mark) {
    report::Report report;
    report.device_id = "pc-" + mark + "-2026-01-05-08-00-00";
    report.hostname = "pc-" + mark;
    report.agent_version = "Rasoat-Agent_v0.1.0";
    report.system = {
        .maker = "Dell Inc.",
        .model = "OptiPlex 3020",
        .serial = "SN" + mark,
        .uuid = "4c4c4544-0051-4410-8051-" + mark,
        .sku = {},
        .asset_tag = {},
        .chassis_serial = "CH" + mark,
        .chassis_type = "Mini Tower",
        .kind = report::MachineKind::desktop,
        .virtual_machine = {}};
    report.baseboard = {"Dell Inc.", "0VHWTR", "/BOARD" + mark + "/"};
    report.firmware = {
        .maker = "Dell Inc.",
        .version = "A09",
        .date = report::Day{2015y / 4 / 22},
        .uefi = true,
        .secure_boot = report::SwitchState::off,
        .tpm = report::SwitchState::absent,
        .tpm_version = {}};
    report.operating_system.name = "Microsoft Windows 10 Pro";
    report.operating_system.version = "22H2";
    report.operating_system.kernel_version = "10.0.19045";
    report::Processor processor;
    processor.name = "Intel(R) Core(TM) i3-4150 CPU @ 3.50GHz";
    processor.cores = 2;
    processor.threads = 4;
    report.processors = {processor};
    report::MemorySlot filled;
    filled.slot = "DIMM1";
    filled.size = report::Mebibytes{4096};
    filled.kind = report::MemoryKind::ddr3;
    report::MemorySlot free;
    free.slot = "DIMM2";
    report.memory.total = report::Mebibytes{4096};
    report.memory.maximum = report::Mebibytes{16384};
    report.memory.slots = {filled, free};
    report::Disk disk;
    disk.name = "PhysicalDrive0";
    disk.model = "ST500DM002-1BD142";
    disk.serial = "Z" + mark;
    disk.kind = report::DiskKind::hdd;
    disk.bus = report::DiskBus::sata;
    disk.size = report::Megabytes{500107};
    disk.holds_system = true;
    disk.health = report::DiskHealth::good;
    report.disks = {disk};
    report::Volume volume;
    volume.mount_point = "C:";
    volume.size = report::Mebibytes{476000};
    volume.free = report::Mebibytes{300000};
    volume.system = true;
    report.volumes = {volume};
    report::NetworkAdapter adapter;
    adapter.name = "Ethernet";
    adapter.mac = "98:90:96:" + mark.substr(0, 2) + ":" + mark.substr(2, 2) + ":" + mark.substr(4, 2);
    adapter.kind = report::NetworkKind::ethernet;
    report.network_adapters = {adapter};
    return report;
}

} // namespace rasoat::tests
