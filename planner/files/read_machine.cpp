#include "planner/files/read_machine.h"

#include "planner/files/fleet_fields.h"
#include "planner/files/names.h"

namespace rasoat::planner {
namespace {

Processor processor_from(JsonObject& object) {
    Processor processor;
    processor.name = object.text_or("name", "");
    if (const auto value = object.whole_if("score", 1, 1'000'000)) processor.score = CpuScore{static_cast<int>(*value)};
    processor.score_estimated = object.boolean_if("score_estimated").value_or(false);
    processor.cores = small_if(object.whole_if("cores", 1, 4096));
    processor.windows11 = object.named_if("windows11", windows11_listing_names).value_or(Windows11Listing::unclear);
    processor.first_sold = year_if(object, "first_sold");
    return processor;
}

MemoryFacts memory_from(JsonObject& object) {
    MemoryFacts memory;
    memory.total = mebibytes_if(object, "total_mib");
    memory.maximum = mebibytes_if(object, "maximum_mib");
    memory.kind = object.named_if("kind", memory_kind_names);
    object.each("slots", [&](JsonObject& slot) {
        memory.slots.push_back({mebibytes_if(slot, "size_mib"), slot.boolean_if("soldered").value_or(false)});
    });
    return memory;
}

SystemDisk disk_from(JsonObject& object) {
    SystemDisk disk;
    disk.kind = object.named_if("kind", disk_kind_names);
    disk.size = gigabytes_if(object, "size_gb");
    disk.free = gigabytes_if(object, "free_gb");
    disk.health = object.named_if("health", disk_health_names);
    return disk;
}

OperatingSystem system_from(JsonObject& object) {
    OperatingSystem system;
    system.name = object.text_or("name", "");
    system.support_ends = object.day_if("support_ends");
    system.windows = small_if(object.whole_if("windows", 7, 99));
    system.newer_follow = object.boolean_if("newer_follow").value_or(false);
    return system;
}

Firmware firmware_from(JsonObject& object) {
    Firmware firmware;
    firmware.uefi = object.boolean_if("uefi");
    firmware.secure_boot = object.named_if("secure_boot", switch_state_names);
    firmware.tpm = object.named_if("tpm", switch_state_names);
    firmware.tpm_major = small_if(object.whole_if("tpm_major", 1, 9));
    return firmware;
}

Strain strain_from(JsonObject& object) {
    const auto percent = [&](std::string_view key) { return small(object.whole_if(key, 0, 100), 0); };
    Strain strain;
    strain.memory_pressure = percent("memory_pressure");
    strain.processor_saturated = percent("processor_saturated");
    strain.disk_strain = percent("disk_strain");
    strain.under_memory = mebibytes_if(object, "under_memory_mib");
    if (const auto value = object.whole_if("under_processor_score", 1, 1'000'000))
        strain.under_processor = CpuScore{static_cast<int>(*value)};
    return strain;
}

/// The part read from an object below `key`, or an empty one where there is none.
template <typename Part>
void part(JsonObject& object, std::string_view key, Part& into, Part (*read)(JsonObject&)) {
    auto below = object.object_if(key);
    if (!below) return;
    into = read(*below);
    below->finish();
}

} // namespace

Machine machine_from(JsonObject& object) {
    Machine machine;
    machine.id = object.text("id");
    machine.name = object.text_or("name", "");
    machine.kind = object.named_if("kind", machine_kind_names);
    part(object, "processor", machine.processor, processor_from);
    part(object, "memory", machine.memory, memory_from);
    part(object, "disk", machine.disk, disk_from);
    part(object, "operating_system", machine.operating_system, system_from);
    part(object, "firmware", machine.firmware, firmware_from);
    machine.purchased = object.day_if("purchased");
    machine.first_sold = year_if(object, "first_sold");
    if (const auto price = object.whole_if("price", 0, most_money)) machine.price = Vnd{*price};
    machine.monitors = small_if(object.whole_if("monitors", 0, 64));
    machine.battery_health = small_if(object.whole_if("battery_health", 0, 200));
    machine.broken = object.boolean_if("broken").value_or(false);
    machine.warranty_ends = object.day_if("warranty_ends");
    if (auto strain = object.object_if("strain")) {
        machine.strain = strain_from(*strain);
        strain->finish();
    }
    machine.service_years = small_if(object.whole_if("service_years", 0, 50));
    return machine;
}

} // namespace rasoat::planner
