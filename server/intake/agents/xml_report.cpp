#include "server/intake/agents/xml_report.h"

#include "agent/report/foreign_facts.h"
#include "agent/report/report_reader.h"
#include "server/intake/intake.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <utility>

namespace rasoat::intake {

namespace {

using report::Text;

/// The first of these fields that says something. The agents name the same thing differently.
Text field(const XmlElement& object, std::initializer_list<std::string_view> names) {
    for (const auto name : names) {
        const auto text = object.child_text(name);
        if (text.empty() || text.size() > report::longest_text) continue;
        if (auto cleaned = report::cleaned(std::string(text))) return cleaned;
    }
    return std::nullopt;
}

Text field(const XmlElement& object, std::string_view name) {
    return field(object, {name});
}

/// The whole number that a text begins with: "8192", "274877.906944", "1600 MT/s". None where it begins with none, or
/// with one over `most`.
std::optional<std::uint64_t> number(const Text& text, std::uint64_t most) {
    if (!text) return std::nullopt;
    std::uint64_t value = 0;
    const auto error = std::from_chars(text->data(), text->data() + text->size(), value).ec;
    return error == std::errc{} && value <= most ? std::optional(value) : std::nullopt;
}

/// As number(); zero is how agents write that they do not know.
std::optional<std::uint64_t> positive(const Text& text, std::uint64_t most) {
    const auto value = number(text, most);
    return value && *value > 0 ? value : std::nullopt;
}

template <class Unit>
std::optional<Unit> quantity(std::optional<std::uint64_t> count) {
    return count ? std::optional(Unit{*count}) : std::nullopt;
}

std::optional<std::uint32_t> narrow(std::optional<std::uint64_t> value) {
    return value ? std::optional(static_cast<std::uint32_t>(*value)) : std::nullopt;
}

/// Megabits of "1000", "1000 Mbps", "100 Mb/s", "1 Gbps", "1 Gb/s".
std::optional<std::uint32_t> link_speed(const Text& text) {
    auto value = positive(text, report::highest_link_speed);
    if (value && text->find('G') != std::string::npos) *value *= 1000;
    return value && *value <= report::highest_link_speed ? narrow(value) : std::nullopt;
}

template <class Visit>
void each(const XmlElement& content, std::string_view section, std::size_t most, Visit visit) {
    std::size_t count = 0;
    for (const auto& item : content.children) {
        if (item.name != section) continue;
        if (++count > most)
            throw Refused(
                RefusalKind::wrong_field, "/CONTENT/" + std::string(section),
                "at most " + std::to_string(most) + " items");
        visit(item);
    }
}

void read_hardware(const XmlElement& hardware, report::Report& into) {
    into.hostname = field(hardware, "NAME").value_or("");
    into.system.uuid = field(hardware, "UUID");
    into.system.chassis_type = field(hardware, "CHASSIS_TYPE");
    into.memory.total = quantity<report::Mebibytes>(positive(field(hardware, "MEMORY"), report::largest_memory));
    into.memory.swap = quantity<report::Mebibytes>(number(field(hardware, "SWAP"), report::largest_memory));
    into.system.virtual_machine = field(hardware, "VMSYSTEM");
    if (into.system.virtual_machine == "Physical") into.system.virtual_machine.reset();
    into.operating_system.name = field(hardware, "OSNAME");
    into.operating_system.full_name = into.operating_system.name;
    into.operating_system.version = field(hardware, "OSVERSION");
    into.operating_system.architecture = field(hardware, "ARCH");
    into.operating_system.workgroup = field(hardware, "WORKGROUP");
}

void read_bios(const XmlElement& bios, report::Report& into) {
    into.system.maker = field(bios, "SMANUFACTURER");
    into.system.model = field(bios, "SMODEL");
    into.system.serial = field(bios, "SSN");
    into.system.sku = field(bios, "SKUNUMBER");
    into.system.asset_tag = field(bios, "ASSETTAG");
    into.system.chassis_serial = field(bios, "ENCLOSURESERIAL");
    // OCS has the chassis' kind here.
    if (!into.system.chassis_type) into.system.chassis_type = field(bios, "TYPE");
    into.baseboard = {field(bios, "MMANUFACTURER"), field(bios, "MMODEL"), field(bios, "MSN")};
    into.firmware.maker = field(bios, "BMANUFACTURER");
    into.firmware.version = field(bios, "BVERSION");
    into.firmware.date = report::day_named(field(bios, "BDATE"));
    into.firmware.secure_boot = report::secure_boot_named(field(bios, "SECURE_BOOT"));
}

/// FusionInventory has a section for it; OCS has it in HARDWARE alone.
void read_operating_system(const XmlElement& system, report::Report& into) {
    const auto take = [&](Text& known, std::string_view name) {
        if (auto said = field(system, name)) known = std::move(said);
    };
    auto& known = into.operating_system;
    take(known.name, "NAME");
    take(known.full_name, "FULL_NAME");
    take(known.version, "VERSION");
    take(known.kernel_name, "KERNEL_NAME");
    take(known.kernel_version, "KERNEL_VERSION");
    take(known.architecture, "ARCH");
    take(known.service_pack, "SERVICE_PACK");
    known.installed = report::day_named(field(system, "INSTALL_DATE"));
}

void read_processors(const XmlElement& content, report::Report& into) {
    each(content, "CPUS", report::most_processors, [&](const XmlElement& item) {
        report::Processor processor;
        processor.name = field(item, {"NAME", "TYPE"});
        processor.maker = field(item, "MANUFACTURER");
        processor.architecture = field(item, {"ARCH", "CPUARCH"});
        processor.family = narrow(number(field(item, "FAMILYNUMBER"), report::largest_processor_number));
        processor.model = narrow(number(field(item, "MODEL"), report::largest_processor_number));
        processor.stepping = narrow(number(field(item, "STEPPING"), report::largest_processor_number));
        processor.cores = narrow(positive(field(item, {"CORE", "CORES", "CORECOUNT"}), report::most_cores));
        processor.threads = narrow(positive(field(item, {"THREAD", "LOGICAL_CPUS", "THREADS"}), report::most_cores));
        processor.speed = quantity<report::Megahertz>(positive(field(item, "SPEED"), report::highest_speed));
        into.processors.push_back(std::move(processor));
    });
}

void read_memory_slots(const XmlElement& content, report::Report& into) {
    each(content, "MEMORIES", report::most_memory_slots, [&](const XmlElement& item) {
        report::MemorySlot slot;
        slot.slot = field(item, "CAPTION");
        slot.size = quantity<report::Mebibytes>(positive(field(item, "CAPACITY"), report::largest_module));
        slot.kind = report::memory_kind_named(field(item, "TYPE"));
        slot.speed = quantity<report::MegatransfersPerSecond>(positive(field(item, "SPEED"), report::highest_speed));
        slot.form_factor = field(item, {"FORMFACTOR", "DESCRIPTION"});
        slot.maker = field(item, "MANUFACTURER");
        slot.part_number = field(item, "MODEL");
        slot.serial = field(item, "SERIALNUMBER");
        into.memory.slots.push_back(std::move(slot));
    });
}

/// Block devices that live in memory or on other block devices; OCS lists them among the disks.
bool is_no_disk(std::string_view name) {
    constexpr auto names = std::to_array<std::string_view>({"zram", "loop", "ram", "dm-", "md"});
    return std::ranges::any_of(names, [&](std::string_view start) { return name.starts_with(start); });
}

void read_disks(const XmlElement& content, report::Report& into) {
    each(content, "STORAGES", report::most_disks, [&](const XmlElement& item) {
        const auto name = field(item, "NAME").value_or("");
        if (report::is_optical(field(item, "TYPE")) || is_no_disk(name)) return;
        report::Disk disk;
        disk.name = name;
        disk.maker = field(item, "MANUFACTURER");
        disk.model = field(item, "MODEL");
        disk.serial = field(item, {"SERIAL", "SERIALNUMBER"});
        disk.firmware = field(item, "FIRMWARE");
        disk.wwn = field(item, "WWN");
        disk.bus = report::disk_bus_named(field(item, {"INTERFACE", "DESCRIPTION"}));
        disk.size = quantity<report::Megabytes>(positive(field(item, "DISKSIZE"), report::largest_disk));
        into.disks.push_back(std::move(disk));
    });
}

/// "C:" of "C:", "C:/" and "C:\\".
Text drive_letter(Text letter) {
    if (letter && letter->size() == 3 && (*letter)[1] == ':') letter->pop_back();
    return letter;
}

void read_volumes(const XmlElement& content, report::Report& into) {
    each(content, "DRIVES", report::most_volumes, [&](const XmlElement& item) {
        report::Volume volume;
        volume.mount_point = drive_letter(field(item, {"LETTER", "TYPE"}));
        volume.device = field(item, "VOLUMN");
        volume.file_system = field(item, "FILESYSTEM");
        volume.label = field(item, "LABEL");
        volume.size = quantity<report::Mebibytes>(positive(field(item, "TOTAL"), report::largest_disk));
        volume.free = quantity<report::Mebibytes>(number(field(item, "FREE"), report::largest_disk));
        volume.system = field(item, "SYSTEMDRIVE") == "1";
        into.volumes.push_back(std::move(volume));
    });
}

void read_screens(const XmlElement& content, report::Report& into) {
    each(content, "VIDEOS", report::most_gpus, [&](const XmlElement& item) {
        report::Gpu gpu;
        gpu.name = field(item, {"NAME", "CHIPSET"});
        gpu.pci_id = field(item, "PCIID");
        gpu.memory = quantity<report::Mebibytes>(positive(field(item, "MEMORY"), report::largest_memory));
        into.gpus.push_back(std::move(gpu));
    });
    each(content, "MONITORS", report::most_monitors, [&](const XmlElement& item) {
        report::Monitor monitor;
        monitor.maker = field(item, "MANUFACTURER");
        monitor.model = field(item, "CAPTION");
        monitor.serial = field(item, "SERIAL");
        monitor.port = field(item, "PORT");
        monitor.year = report::year_of_manufacture(field(item, "DESCRIPTION"));
        into.monitors.push_back(std::move(monitor));
    });
}

void read_network_adapters(const XmlElement& content, report::Report& into) {
    each(content, "NETWORKS", report::most_network_adapters, [&](const XmlElement& item) {
        auto kind = field(item, {"TYPE", "TYPEMIB"});
        if (kind == "loopback" || kind == "Local") return;
        if (kind == "ether" || kind == "Ethernet") kind = "ethernet";
        report::NetworkAdapter adapter;
        adapter.name = field(item, "DESCRIPTION").value_or("");
        adapter.mac = field(item, {"MACADDR", "MAC"});
        adapter.kind = report::network_kind_named(kind);
        adapter.up = report::link_state_named(field(item, "STATUS"));
        adapter.megabits_per_second = link_speed(field(item, "SPEED"));
        adapter.driver = field(item, "DRIVER");
        adapter.pci_id = field(item, "PCIID");
        // OCS writes addresses of both families into one field.
        for (const auto* name : {"IPADDRESS", "IPADDRESS6"})
            if (auto address = field(item, name)) {
                auto& family = address->find(':') == std::string::npos ? adapter.ipv4 : adapter.ipv6;
                family.push_back(std::move(*address));
            }
        adapter.is_virtual = field(item, "VIRTUALDEV") == "1";
        into.network_adapters.push_back(std::move(adapter));
    });
}

void read_batteries(const XmlElement& content, report::Report& into) {
    each(content, "BATTERIES", report::most_batteries, [&](const XmlElement& item) {
        report::Battery battery;
        battery.name = field(item, "NAME");
        battery.maker = field(item, "MANUFACTURER");
        battery.serial = field(item, {"SERIAL", "SERIALNUMBER"});
        battery.chemistry = field(item, "CHEMISTRY");
        battery.design_capacity =
            quantity<report::MilliwattHours>(positive(field(item, "CAPACITY"), report::largest_battery));
        battery.full_capacity =
            quantity<report::MilliwattHours>(positive(field(item, "REAL_CAPACITY"), report::largest_battery));
        constexpr std::uint64_t highest_voltage = 1'000'000; // mV
        battery.voltage = quantity<report::Millivolts>(positive(field(item, "VOLTAGE"), highest_voltage));
        into.batteries.push_back(std::move(battery));
    });
}

std::optional<bool> said_yes_or_no(const Text& text) {
    if (text == "1" || text == "true") return true;
    if (text == "0" || text == "false") return false;
    return std::nullopt;
}

void read_antivirus(const XmlElement& content, report::Report& into) {
    each(content, "ANTIVIRUS", report::most_antivirus, [&](const XmlElement& item) {
        into.antivirus.push_back(
            {field(item, "NAME"), field(item, "COMPANY"), field(item, "VERSION"),
             said_yes_or_no(field(item, "ENABLED")), said_yes_or_no(field(item, "UPTODATE"))});
    });
}

void read_printers(const XmlElement& content, report::Report& into) {
    each(content, "PRINTERS", report::most_printers, [&](const XmlElement& item) {
        report::Printer printer;
        printer.name = field(item, "NAME").value_or("");
        printer.driver = field(item, "DRIVER");
        printer.serial = field(item, "SERIAL");
        if (said_yes_or_no(field(item, "NETWORK")) == true) printer.connection = report::PrinterConnection::network;
        into.printers.push_back(std::move(printer));
    });
}

/// ACCOUNTINFO pairs; the unit that the installer named stands under TAG.
Text tag_of(const XmlElement& content) {
    for (const auto& item : content.children)
        if (item.name == "ACCOUNTINFO" && item.child_text("KEYNAME") == "TAG") return field(item, "KEYVALUE");
    return std::nullopt;
}

} // namespace

report::Report xml_report(const XmlElement& content) {
    report::Report result;
    result.agent_version = field(content, "VERSIONCLIENT").value_or("");
    result.tag = tag_of(content);
    if (const auto* hardware = content.child("HARDWARE")) read_hardware(*hardware, result);
    if (const auto* bios = content.child("BIOS")) read_bios(*bios, result);
    if (const auto* system = content.child("OPERATINGSYSTEM")) read_operating_system(*system, result);
    read_processors(content, result);
    read_memory_slots(content, result);
    read_disks(content, result);
    read_volumes(content, result);
    read_screens(content, result);
    read_network_adapters(content, result);
    read_batteries(content, result);
    read_antivirus(content, result);
    read_printers(content, result);
    report::derive_facts(result);
    return result;
}

} // namespace rasoat::intake
