#include "agent/report/report_reader.h"

#include "agent/report/foreign_facts.h"
#include "agent/report/json_node.h"
#include "agent/report/report_additions.h"
#include "agent/report/report_fields.h"

#include <algorithm>
#include <utility>

namespace rasoat::report {

namespace {

void read_system(const FieldReader& read, const JsonNode& content, Report& report) {
    if (const auto hardware = content.member("hardware")) {
        report.hostname = read.name(*hardware, "name");
        report.system.uuid = read.text(*hardware, "uuid");
        report.system.chassis_type = read.text(*hardware, "chassis_type");
        report.memory.total = quantity<Mebibytes>(positive(*hardware, "memory", largest_memory));
        report.memory.swap = quantity<Mebibytes>(number(*hardware, "swap", largest_memory));
        report.system.virtual_machine = read.text(*hardware, "vmsystem");
        if (report.system.virtual_machine == "Physical") report.system.virtual_machine.reset();
        report.operating_system.workgroup = read.text(*hardware, "workgroup");
    }
    if (const auto bios = content.member("bios")) {
        report.system.maker = read.text(*bios, "smanufacturer");
        report.system.model = read.text(*bios, "smodel");
        report.system.serial = read.text(*bios, "ssn");
        report.system.sku = read.text(*bios, "skunumber");
        report.system.asset_tag = read.text(*bios, "assettag");
        report.system.chassis_serial = read.text(*bios, "enclosureserial");
        report.baseboard.maker = read.text(*bios, "mmanufacturer");
        report.baseboard.model = read.text(*bios, "mmodel");
        report.baseboard.serial = read.text(*bios, "msn");
        report.firmware.maker = read.text(*bios, "bmanufacturer");
        report.firmware.version = read.text(*bios, "bversion");
        report.firmware.date = day_named(read.text(*bios, "bdate"));
        report.firmware.secure_boot = secure_boot_named(read.text(*bios, "secure_boot"));
    }
    if (const auto system = content.member("operatingsystem")) {
        report.operating_system.name = read.text(*system, "name");
        report.operating_system.full_name = read.text(*system, "full_name");
        report.operating_system.version = read.text(*system, "version");
        report.operating_system.kernel_name = read.text(*system, "kernel_name");
        report.operating_system.kernel_version = read.text(*system, "kernel_version");
        report.operating_system.architecture = read.text(*system, "arch");
        report.operating_system.installed = day_named(read.text(*system, "install_date"));
        report.operating_system.service_pack = read.text(*system, "service_pack");
    }
}

void read_processors(const FieldReader& read, const JsonNode& content, Report& report) {
    const auto section = content.member("cpus");
    if (!section) return;
    section->each_object(most_processors, [&](const JsonNode& item) {
        Processor processor;
        processor.name = read.text(item, "name");
        processor.maker = read.text(item, "manufacturer");
        processor.architecture = read.text(item, "arch");
        processor.family = narrow(leading_number(item, "familynumber", largest_processor_number));
        processor.model = narrow(leading_number(item, "model", largest_processor_number));
        processor.stepping = narrow(number(item, "stepping", largest_processor_number));
        processor.cores = narrow(positive(item, "core", most_cores));
        if (!processor.cores) processor.cores = narrow(positive(item, "corecount", most_cores));
        processor.threads = narrow(positive(item, "thread", most_cores));
        processor.speed = quantity<Megahertz>(positive(item, "speed", highest_speed));
        report.processors.push_back(std::move(processor));
    });
}

void read_memory_slots(const FieldReader& read, const JsonNode& content, Report& report) {
    const auto section = content.member("memories");
    if (!section) return;
    section->each_object(most_memory_slots, [&](const JsonNode& item) {
        MemorySlot slot;
        slot.slot = read.text(item, "caption");
        slot.size = quantity<Mebibytes>(positive(item, "capacity", largest_module));
        slot.kind = memory_kind_named(read.text(item, "type"));
        slot.speed = quantity<MegatransfersPerSecond>(leading_number(item, "speed", highest_speed));
        if (slot.speed == MegatransfersPerSecond{0}) slot.speed.reset();
        slot.form_factor = read.text(item, "description");
        slot.maker = read.text(item, "manufacturer");
        slot.part_number = read.text(item, "model");
        slot.serial = read.text(item, "serialnumber");
        report.memory.slots.push_back(std::move(slot));
    });
}

void read_disks(const FieldReader& read, const JsonNode& content, Report& report) {
    const auto section = content.member("storages");
    if (!section) return;
    section->each_object(most_disks, [&](const JsonNode& item) {
        if (read.origin == Origin::another_agent && is_optical(read.text(item, "type"))) return;
        Disk disk;
        disk.name = read.name(item, "name");
        disk.maker = read.text(item, "manufacturer");
        disk.model = read.text(item, "model");
        disk.serial = read.text(item, "serial");
        disk.firmware = read.text(item, "firmware");
        disk.wwn = read.text(item, "wwn");
        disk.bus = disk_bus_named(read.text(item, "interface"));
        disk.size = quantity<Megabytes>(positive(item, "disksize", largest_disk));
        report.disks.push_back(std::move(disk));
    });
}

void read_volumes(const FieldReader& read, const JsonNode& content, Report& report) {
    const auto section = content.member("drives");
    if (!section) return;
    section->each_object(most_volumes, [&](const JsonNode& item) {
        Volume volume;
        volume.mount_point = read.text(item, "letter");
        if (!volume.mount_point) volume.mount_point = read.text(item, "type");
        volume.device = read.text(item, "volumn");
        volume.file_system = read.text(item, "filesystem");
        volume.label = read.text(item, "label");
        volume.size = quantity<Mebibytes>(positive(item, "total", largest_disk));
        volume.free = quantity<Mebibytes>(number(item, "free", largest_disk));
        volume.system = flag(item, "systemdrive");
        volume.encryption_name = read.text(item, "encrypt_name");
        if (read.origin == Origin::another_agent)
            volume.encryption = volume_encryption_named(read.text(item, "encrypt_status"));
        report.volumes.push_back(std::move(volume));
    });
}

void read_screens(const FieldReader& read, const JsonNode& content, Report& report) {
    if (const auto videos = content.member("videos")) {
        videos->each_object(most_gpus, [&](const JsonNode& item) {
            Gpu gpu;
            gpu.name = read.text(item, "name");
            gpu.memory = quantity<Mebibytes>(positive(item, "memory", largest_memory));
            report.gpus.push_back(std::move(gpu));
        });
    }
    if (const auto monitors = content.member("monitors")) {
        monitors->each_object(most_monitors, [&](const JsonNode& item) {
            Monitor monitor;
            monitor.maker = read.text(item, "manufacturer");
            monitor.model = read.text(item, "caption");
            monitor.serial = read.text(item, "serial");
            monitor.port = read.text(item, "port");
            if (read.origin == Origin::another_agent)
                monitor.year = year_of_manufacture(read.text(item, "description"));
            report.monitors.push_back(std::move(monitor));
        });
    }
}

void read_network_adapters(const FieldReader& read, const JsonNode& content, Report& report) {
    const auto section = content.member("networks");
    if (!section) return;
    section->each_object(most_network_adapters, [&](const JsonNode& item) {
        NetworkAdapter adapter;
        adapter.name = read.name(item, "description");
        adapter.mac = read.text(item, "mac");
        adapter.kind = network_kind_named(read.text(item, "type"));
        adapter.up = link_state_named(read.text(item, "status"));
        adapter.megabits_per_second = narrow(leading_number(item, "speed", highest_link_speed));
        if (adapter.megabits_per_second == 0U) adapter.megabits_per_second.reset();
        adapter.driver = read.text(item, "driver");
        adapter.pci_id = read.text(item, "pciid");
        if (auto address = read.text(item, "ipaddress")) adapter.ipv4.push_back(std::move(*address));
        if (auto address = read.text(item, "ipaddress6")) adapter.ipv6.push_back(std::move(*address));
        adapter.is_virtual = flag(item, "virtualdev");
        report.network_adapters.push_back(std::move(adapter));
    });
}

void read_batteries(const FieldReader& read, const JsonNode& content, Report& report) {
    const auto section = content.member("batteries");
    if (!section) return;
    section->each_object(most_batteries, [&](const JsonNode& item) {
        Battery battery;
        battery.name = read.text(item, "name");
        battery.maker = read.text(item, "manufacturer");
        battery.serial = read.text(item, "serial");
        battery.chemistry = read.text(item, "chemistry");
        battery.design_capacity = quantity<MilliwattHours>(positive(item, "capacity", largest_battery));
        battery.full_capacity = quantity<MilliwattHours>(positive(item, "real_capacity", largest_battery));
        battery.voltage = quantity<Millivolts>(positive(item, "voltage", 1'000'000));
        report.batteries.push_back(std::move(battery));
    });
}

void read_antivirus(const FieldReader& read, const JsonNode& content, Report& report) {
    const auto section = content.member("antivirus");
    if (!section) return;
    section->each_object(most_antivirus, [&](const JsonNode& item) {
        Antivirus product;
        product.name = read.text(item, "name");
        product.maker = read.text(item, "company");
        product.version = read.text(item, "version");
        product.enabled = known(item, "enabled");
        product.up_to_date = known(item, "uptodate");
        report.antivirus.push_back(std::move(product));
    });
}

void read_printers(const FieldReader& read, const JsonNode& content, Report& report) {
    const auto section = content.member("printers");
    if (!section) return;
    section->each_object(most_printers, [&](const JsonNode& item) {
        Printer printer;
        printer.name = read.name(item, "name");
        printer.driver = read.text(item, "driver");
        printer.serial = read.text(item, "serial");
        if (read.origin == Origin::another_agent && flag(item, "network"))
            printer.connection = PrinterConnection::network;
        report.printers.push_back(std::move(printer));
    });
}

std::string what_is_wrong(simdjson::error_code error, std::string_view json) {
    switch (error) {
    case simdjson::CAPACITY:
        return "a document of at most " + std::to_string(largest_report) + " bytes";
    case simdjson::DEPTH_ERROR:
        return "nesting of at most " + std::to_string(deepest_nesting) + " levels";
    case simdjson::UTF8_ERROR: {
        // The parser doesn't say where; the prefix that is still valid does.
        std::size_t valid = 0;
        std::size_t broken = json.size();
        while (broken - valid > 1) {
            const auto middle = valid + (broken - valid) / 2;
            (simdjson::validate_utf8(json.data(), middle) ? valid : broken) = middle;
        }
        return "UTF-8, which breaks near byte " + std::to_string(valid);
    }
    case simdjson::NUMBER_ERROR:
        return "JSON whose numbers fit 64 bits";
    case simdjson::EMPTY:
        return "JSON, found nothing";
    default:
        return std::string("JSON (") + simdjson::error_message(error) + ")";
    }
}

Report read_document(const JsonNode& document) {
    const auto content = document.member("content");
    if (!content) document.refuse("an inventory with deviceid and content");
    if (const auto type = document.member("itemtype"); type && type->text() != "Computer") type->refuse("Computer");
    if (const auto action = document.member("action"); action && action->text() != "inventory")
        action->refuse("inventory");

    const auto rasoat = content->member("rasoat");
    if (rasoat) {
        if (const auto format = rasoat->member("format"); format && format->number(largest_processor_number) != 1)
            format->refuse("1, the only format of these additions so far");
    }
    const FieldReader read{rasoat ? Origin::our_agent : Origin::another_agent};

    Report report;
    report.device_id = read.name(document, "deviceid");
    if (report.device_id.empty()) document.refuse("an inventory with a deviceid that is not empty");
    report.agent_version = read.name(*content, "versionclient");
    report.tag = read.text(document, "tag");
    report.partial = flag(document, "partial");
    read_system(read, *content, report);
    read_processors(read, *content, report);
    read_memory_slots(read, *content, report);
    read_disks(read, *content, report);
    read_volumes(read, *content, report);
    read_screens(read, *content, report);
    read_network_adapters(read, *content, report);
    read_batteries(read, *content, report);
    read_antivirus(read, *content, report);
    read_printers(read, *content, report);
    if (rasoat) {
        read_additions(read, *rasoat, report);
    } else {
        derive_facts(report);
    }
    return report;
}

} // namespace

ReportRefused::ReportRefused(std::string pointer, std::string expected)
    : std::runtime_error((pointer.empty() ? std::string("the document") : pointer) + ": expected " + expected),
      pointer_(std::move(pointer)), expected_(std::move(expected)) {}

Report read_report(std::string_view json) {
    simdjson::dom::parser parser(largest_report);
    simdjson::error_code error = json.size() > largest_report ? simdjson::CAPACITY : simdjson::SUCCESS;
    if (error == simdjson::SUCCESS) error = parser.allocate(std::max<std::size_t>(json.size(), 1), deepest_nesting);
    simdjson::dom::element document;
    if (error == simdjson::SUCCESS) error = parser.parse(json.data(), json.size()).get(document);
    if (error != simdjson::SUCCESS) throw ReportRefused({}, what_is_wrong(error, json));
    return read_document(JsonNode(document));
}

} // namespace rasoat::report
