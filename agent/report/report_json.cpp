#include "agent/report/report_json.h"

#include "agent/report/day_text.h"
#include "agent/report/json_writer.h"
#include "agent/report/measurements_json.h"
#include "agent/report/wire_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace rasoat::report {

namespace {

std::optional<std::string> iso_day(const std::optional<Day>& day) {
    return day ? std::optional(report::iso_day(*day)) : std::nullopt;
}

std::optional<std::string> decimal(const std::optional<std::uint32_t>& value) {
    return value ? std::optional(std::to_string(*value)) : std::nullopt;
}

template <class Enum>
void write_enum(JsonWriter& json, std::string_view key, const std::optional<Enum>& value) {
    if (value) json.text(key, wire_name(*value));
}

void write_flag(JsonWriter& json, std::string_view key, bool value) {
    if (value) json.boolean(key, true);
}

void write_known(JsonWriter& json, std::string_view key, const std::optional<bool>& value) {
    if (value) json.boolean(key, *value);
}

/// An array of objects; nothing where there are no items.
template <class Items, class WriteItem>
void write_section(JsonWriter& json, std::string_view key, const Items& items, WriteItem write_item) {
    if (items.empty()) return;
    json.begin_array(key);
    for (const auto& item : items) {
        json.begin_object();
        write_item(item);
        json.end_object();
    }
    json.end_array();
}

// The names that the schema's pattern for cpus/arch allows.
bool is_glpi_architecture(std::string_view name) {
    constexpr std::array names = std::to_array<std::string_view>(
        {"mips", "mips64", "alpha", "sparc", "sparc64", "i386", "i486", "i586", "i686", "x86_64", "powerpc",
         "powerpc64", "aarch64"});
    return std::find(names.begin(), names.end(), name) != names.end() || name.substr(0, 3) == "arm";
}

bool is_drive_letter(std::string_view mount_point) {
    return mount_point.size() == 2 && mount_point[0] >= 'A' && mount_point[0] <= 'Z' && mount_point[1] == ':';
}

void write_hardware(JsonWriter& json, const Report& report) {
    json.begin_object("hardware");
    if (!report.hostname.empty()) json.text("name", report.hostname);
    json.text("uuid", report.system.uuid);
    json.text("chassis_type", report.system.chassis_type);
    json.number("memory", report.memory.total);
    json.number("swap", report.memory.swap);
    json.text("vmsystem", report.system.virtual_machine.value_or("Physical"));
    json.text("workgroup", report.operating_system.workgroup);
    json.end_object();
}

void write_bios(JsonWriter& json, const Report& report) {
    json.begin_object("bios");
    json.text("smanufacturer", report.system.maker);
    json.text("smodel", report.system.model);
    json.text("ssn", report.system.serial);
    json.text("skunumber", report.system.sku);
    json.text("assettag", report.system.asset_tag);
    json.text("enclosureserial", report.system.chassis_serial);
    json.text("mmanufacturer", report.baseboard.maker);
    json.text("mmodel", report.baseboard.model);
    json.text("msn", report.baseboard.serial);
    json.text("bmanufacturer", report.firmware.maker);
    json.text("bversion", report.firmware.version);
    json.text("bdate", iso_day(report.firmware.date));
    if (report.firmware.secure_boot) {
        constexpr std::array words = std::to_array<std::string_view>({"enabled", "disabled", "unsupported"});
        json.text("secure_boot", words[static_cast<std::size_t>(*report.firmware.secure_boot)]);
    }
    json.end_object();
}

void write_operating_system(JsonWriter& json, const OperatingSystem& system) {
    json.begin_object("operatingsystem");
    json.text("name", system.name);
    json.text("full_name", system.full_name);
    json.text("version", system.version);
    json.text("kernel_name", system.kernel_name);
    json.text("kernel_version", system.kernel_version);
    json.text("arch", system.architecture);
    json.text("install_date", iso_day(system.installed));
    json.text("service_pack", system.service_pack);
    json.end_object();
}

void write_processor(JsonWriter& json, const Processor& processor) {
    json.text("name", processor.name);
    json.text("manufacturer", processor.maker);
    if (processor.architecture && is_glpi_architecture(*processor.architecture))
        json.text("arch", processor.architecture);
    json.text("familynumber", decimal(processor.family));
    json.text("model", decimal(processor.model));
    json.number("stepping", processor.stepping);
    json.number("core", processor.cores);
    json.number("thread", processor.threads);
    json.number("speed", processor.speed);
}

void write_memory_slot(JsonWriter& json, const MemorySlot& slot, std::uint64_t number) {
    json.number("numslots", number);
    json.text("caption", slot.slot);
    json.number("capacity", slot.size);
    write_enum(json, "type", slot.kind);
    if (slot.speed) json.text("speed", std::to_string(slot.speed->count));
    json.text("description", slot.form_factor);
    json.text("manufacturer", slot.maker);
    json.text("model", slot.part_number);
    json.text("serialnumber", slot.serial);
}

void write_disk(JsonWriter& json, const Disk& disk) {
    if (!disk.name.empty()) json.text("name", disk.name);
    json.text("type", "disk");
    json.text("manufacturer", disk.maker);
    json.text("model", disk.model);
    json.text("serial", disk.serial);
    json.text("firmware", disk.firmware);
    json.text("wwn", disk.wwn);
    write_enum(json, "interface", disk.bus);
    json.number("disksize", disk.size);
}

/// GLPI's words: a volume whose key lies beside it is not protected.
std::string_view encryption_status(VolumeEncryption encryption) {
    switch (encryption) {
    case VolumeEncryption::whole:
        return "Yes";
    case VolumeEncryption::partial:
        return "Partially";
    default:
        return "No";
    }
}

void write_volume(JsonWriter& json, const Volume& volume) {
    if (volume.mount_point) json.text(is_drive_letter(*volume.mount_point) ? "letter" : "type", volume.mount_point);
    json.text("volumn", volume.device);
    json.text("filesystem", volume.file_system);
    json.text("label", volume.label);
    json.number("total", volume.size);
    json.number("free", volume.free);
    write_flag(json, "systemdrive", volume.system);
    json.text("encrypt_name", volume.encryption_name);
    if (volume.encryption) json.text("encrypt_status", encryption_status(*volume.encryption));
}

void write_gpu(JsonWriter& json, const Gpu& gpu) {
    json.text("name", gpu.name);
    json.number("memory", gpu.memory);
}

void write_monitor(JsonWriter& json, const Monitor& monitor) {
    json.text("manufacturer", monitor.maker);
    json.text("caption", monitor.model);
    json.text("serial", monitor.serial);
    json.text("port", monitor.port);
}

void write_network_adapter(JsonWriter& json, const NetworkAdapter& adapter) {
    json.text("description", adapter.name);
    json.text("mac", adapter.mac);
    if (adapter.kind && *adapter.kind != NetworkKind::other) write_enum(json, "type", adapter.kind);
    if (adapter.up) json.text("status", *adapter.up ? "up" : "down");
    json.text("speed", decimal(adapter.megabits_per_second));
    json.text("driver", adapter.driver);
    json.text("pciid", adapter.pci_id);
    if (!adapter.ipv4.empty()) json.text("ipaddress", adapter.ipv4.front());
    if (!adapter.ipv6.empty()) json.text("ipaddress6", adapter.ipv6.front());
    write_flag(json, "virtualdev", adapter.is_virtual);
}

void write_battery(JsonWriter& json, const Battery& battery) {
    json.text("name", battery.name);
    json.text("manufacturer", battery.maker);
    json.text("serial", battery.serial);
    json.text("chemistry", battery.chemistry);
    json.number("capacity", battery.design_capacity);
    json.number("real_capacity", battery.full_capacity);
    json.number("voltage", battery.voltage);
}

void write_antivirus(JsonWriter& json, const Antivirus& product) {
    json.text("name", product.name);
    json.text("company", product.maker);
    json.text("version", product.version);
    write_known(json, "enabled", product.enabled);
    write_known(json, "uptodate", product.up_to_date);
}

void write_printer(JsonWriter& json, const Printer& printer) {
    json.text("name", printer.name);
    json.text("driver", printer.driver);
    json.text("serial", printer.serial);
    if (printer.connection) json.boolean("network", *printer.connection == PrinterConnection::network);
}

void write_addresses_after_first(JsonWriter& json, std::string_view key, const std::vector<std::string>& addresses) {
    if (addresses.size() < 2) return;
    json.begin_array(key);
    std::for_each(addresses.begin() + 1, addresses.end(), [&](const auto& address) { json.text_item(address); });
    json.end_array();
}

/// What GLPI's format has no place for.
void write_additions(JsonWriter& json, const Report& report) {
    json.begin_object("rasoat");
    json.number("format", std::uint64_t{1});
    json.begin_object("system");
    write_enum(json, "kind", report.system.kind);
    json.end_object();
    json.begin_object("firmware");
    write_known(json, "uefi", report.firmware.uefi);
    write_enum(json, "tpm", report.firmware.tpm);
    json.text("tpm_version", report.firmware.tpm_version);
    json.end_object();
    if (report.operating_system.in_domain || report.operating_system.activated) {
        json.begin_object("operatingsystem");
        write_known(json, "in_domain", report.operating_system.in_domain);
        write_known(json, "activated", report.operating_system.activated);
        json.end_object();
    }
    json.begin_object("memory");
    json.number("maximum", report.memory.maximum);
    json.number("in_use", report.memory.in_use);
    json.end_object();
    write_section(json, "cpus", report.processors, [&](const Processor& processor) {
        if (processor.architecture && !is_glpi_architecture(*processor.architecture))
            json.text("arch", processor.architecture);
        write_known(json, "sixty_four_bit", processor.sixty_four_bit);
    });
    write_section(json, "memories", report.memory.slots, [&](const MemorySlot& slot) {
        write_flag(json, "soldered", slot.soldered);
    });
    write_section(json, "storages", report.disks, [&](const Disk& disk) {
        write_enum(json, "kind", disk.kind);
        write_flag(json, "removable", disk.removable);
        write_flag(json, "holds_system", disk.holds_system);
        write_enum(json, "health", disk.health);
        write_known(json, "trim", disk.trim);
        write_counters(json, disk.counters);
    });
    const auto tells_encryption = [](const Volume& volume) { return volume.encryption.has_value(); };
    if (std::any_of(report.volumes.begin(), report.volumes.end(), tells_encryption)) {
        write_section(json, "drives", report.volumes, [&](const Volume& volume) {
            write_enum(json, "encryption", volume.encryption);
        });
    }
    write_section(json, "videos", report.gpus, [&](const Gpu& gpu) {
        json.text("manufacturer", gpu.maker);
        json.text("driver", gpu.driver);
        json.text("pciid", gpu.pci_id);
    });
    write_section(json, "monitors", report.monitors, [&](const Monitor& monitor) {
        json.number("year", monitor.year);
        json.number("width_mm", monitor.width);
        json.number("height_mm", monitor.height);
        json.number("pixels_across", monitor.pixels_across);
        json.number("pixels_down", monitor.pixels_down);
    });
    write_section(json, "networks", report.network_adapters, [&](const NetworkAdapter& adapter) {
        if (adapter.kind == NetworkKind::other) write_enum(json, "kind", adapter.kind);
        write_addresses_after_first(json, "ipv4", adapter.ipv4);
        write_addresses_after_first(json, "ipv6", adapter.ipv6);
    });
    write_section(json, "printers", report.printers, [&](const Printer& printer) {
        write_enum(json, "connection", printer.connection);
    });
    write_strain(json, report.strain);
    if (report.benchmark) write_benchmark(json, *report.benchmark);
    write_section(json, "failures", report.failures, [&](const ProbeFailure& failure) {
        json.text("probe", failure.probe);
        json.text("reason", failure.reason);
    });
    json.end_object();
}

} // namespace

std::string to_json(const Report& report) {
    JsonWriter json;
    json.begin_object();
    json.text("deviceid", report.device_id);
    json.text("action", "inventory");
    json.text("itemtype", "Computer");
    write_flag(json, "partial", report.partial);
    json.text("tag", report.tag);
    json.begin_object("content");
    json.text("versionclient", report.agent_version);
    write_hardware(json, report);
    write_bios(json, report);
    write_operating_system(json, report.operating_system);
    write_section(
        json, "cpus", report.processors, [&](const Processor& processor) { write_processor(json, processor); });
    std::uint64_t slot_number = 0;
    write_section(json, "memories", report.memory.slots, [&](const MemorySlot& slot) {
        write_memory_slot(json, slot, ++slot_number);
    });
    write_section(json, "storages", report.disks, [&](const Disk& disk) { write_disk(json, disk); });
    write_section(json, "drives", report.volumes, [&](const Volume& volume) { write_volume(json, volume); });
    write_section(json, "videos", report.gpus, [&](const Gpu& gpu) { write_gpu(json, gpu); });
    write_section(json, "monitors", report.monitors, [&](const Monitor& monitor) { write_monitor(json, monitor); });
    write_section(json, "networks", report.network_adapters, [&](const NetworkAdapter& adapter) {
        write_network_adapter(json, adapter);
    });
    write_section(json, "batteries", report.batteries, [&](const Battery& battery) { write_battery(json, battery); });
    write_section(
        json, "antivirus", report.antivirus, [&](const Antivirus& product) { write_antivirus(json, product); });
    write_section(json, "printers", report.printers, [&](const Printer& printer) { write_printer(json, printer); });
    write_additions(json, report);
    json.end_object();
    json.end_object();
    return json.take();
}

} // namespace rasoat::report
