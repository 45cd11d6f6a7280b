#include "planner/files/fleet_file.h"
#include "planner/files/json_writer.h"
#include "planner/files/names.h"

namespace rasoat::planner {
namespace {

template <typename Value, std::size_t Count>
void named(
    JsonWriter& json, std::string_view key, const Names<Value, Count>& names, const std::optional<Value>& value) {
    if (value) json.field(key, name_in(names, *value));
}

void text_if(JsonWriter& json, std::string_view key, const std::string& text) {
    if (!text.empty()) json.field(key, std::string_view(text));
}

void true_if(JsonWriter& json, std::string_view key, bool truth) {
    if (truth) json.field(key, true);
}

template <typename Size>
void size_if(JsonWriter& json, std::string_view key, const std::optional<Size>& size) {
    if (size) json.field(key, size->count);
}

void year_if(JsonWriter& json, std::string_view key, const std::optional<Year>& year) {
    if (year) json.field(key, year->value);
}

/// An object below a key, left out where nothing would stand in it.
template <typename Write>
void part(JsonWriter& json, std::string_view key, bool any, Write write) {
    if (!any) return;
    json.key(key);
    json.begin_object();
    write();
    json.end_object();
}

template <typename Values, typename Write>
void list(JsonWriter& json, std::string_view key, const Values& values, Write write) {
    json.key(key);
    json.begin_list();
    for (const auto& value : values) {
        json.begin_object();
        write(value);
        json.end_object();
    }
    json.end_list();
}

/// A list of names, left out where it is empty.
template <typename Values, typename NameOf>
void names(JsonWriter& json, std::string_view key, const Values& values, NameOf name_of) {
    if (values.empty()) return;
    json.key(key);
    json.begin_list();
    for (const auto& value : values)
        json.value(name_of(value));
    json.end_list();
}

void write(JsonWriter& json, const Role& role) {
    json.field("id", std::string_view(role.id));
    json.field("name", role.name);
    json.field("memory_mib", role.memory.count);
    json.field("processor_score", role.processor.value);
    json.field("needs_ssd", role.needs_ssd);
    json.field("disk_gb", role.disk.count);
    json.field("monitors", role.monitors);
    named(json, "kind", machine_kind_names, role.kind);
    json.field("weight", role.weight);
    text_if(json, "norm_position", role.norm_position);
}

void write_hardware(JsonWriter& json, const Machine& machine) {
    const Processor& processor = machine.processor;
    json.key("processor");
    json.begin_object();
    text_if(json, "name", processor.name);
    if (processor.score) json.field("score", processor.score->value);
    true_if(json, "score_estimated", processor.score_estimated);
    json.field_if("cores", processor.cores);
    json.field("windows11", name_in(windows11_listing_names, processor.windows11));
    year_if(json, "first_sold", processor.first_sold);
    json.end_object();

    const MemoryFacts& memory = machine.memory;
    part(json, "memory", memory.total || memory.maximum || memory.kind || !memory.slots.empty(), [&] {
        size_if(json, "total_mib", memory.total);
        size_if(json, "maximum_mib", memory.maximum);
        named(json, "kind", memory_kind_names, memory.kind);
        if (memory.slots.empty()) return;
        list(json, "slots", memory.slots, [&](const MemorySlot& slot) {
            size_if(json, "size_mib", slot.size);
            true_if(json, "soldered", slot.soldered);
        });
    });
    const SystemDisk& disk = machine.disk;
    part(json, "disk", disk.kind || disk.size || disk.free || disk.health, [&] {
        named(json, "kind", disk_kind_names, disk.kind);
        size_if(json, "size_gb", disk.size);
        size_if(json, "free_gb", disk.free);
        named(json, "health", disk_health_names, disk.health);
    });
    const Firmware& firmware = machine.firmware;
    part(json, "firmware", firmware.uefi || firmware.secure_boot || firmware.tpm || firmware.tpm_major, [&] {
        json.field_if("uefi", firmware.uefi);
        named(json, "secure_boot", switch_state_names, firmware.secure_boot);
        named(json, "tpm", switch_state_names, firmware.tpm);
        json.field_if("tpm_major", firmware.tpm_major);
    });
}

void write(JsonWriter& json, const Machine& machine) {
    json.field("id", std::string_view(machine.id));
    text_if(json, "name", machine.name);
    named(json, "kind", machine_kind_names, machine.kind);
    write_hardware(json, machine);
    const OperatingSystem& system = machine.operating_system;
    part(
        json, "operating_system", !system.name.empty() || system.support_ends || system.windows || system.newer_follow,
        [&] {
            text_if(json, "name", system.name);
            json.field_if("support_ends", system.support_ends);
            json.field_if("windows", system.windows);
            true_if(json, "newer_follow", system.newer_follow);
        });
    json.field_if("purchased", machine.purchased);
    year_if(json, "first_sold", machine.first_sold);
    if (machine.price) json.field("price", machine.price->amount);
    json.field_if("monitors", machine.monitors);
    json.field_if("battery_health", machine.battery_health);
    true_if(json, "broken", machine.broken);
    json.field_if("warranty_ends", machine.warranty_ends);
    part(json, "strain", machine.strain.has_value(), [&] {
        json.field("memory_pressure", machine.strain->memory_pressure);
        json.field("processor_saturated", machine.strain->processor_saturated);
        json.field("disk_strain", machine.strain->disk_strain);
        size_if(json, "under_memory_mib", machine.strain->under_memory);
        if (machine.strain->under_processor)
            json.field("under_processor_score", machine.strain->under_processor->value);
    });
    json.field_if("service_years", machine.service_years);
}

void write(JsonWriter& json, const Catalogue& catalogue) {
    json.field("price_year", catalogue.price_year.value);
    text_if(json, "source", catalogue.source);
    list(json, "models", catalogue.models, [&](const CatalogueModel& model) {
        json.field("id", std::string_view(model.id));
        json.field("name", model.name);
        json.field("kind", name_in(machine_kind_names, model.kind));
        json.field("price", model.price.amount);
        json.field("processor_score", model.processor.value);
        json.field("memory_mib", model.memory.count);
        json.field("disk_kind", name_in(disk_kind_names, model.disk_kind));
        json.field("disk_gb", model.disk.count);
        json.field("monitors", model.monitors);
        json.field("service_years", model.service_years);
    });
    list(json, "memory", catalogue.memory, [&](const MemoryPart& memory) {
        json.field("id", std::string_view(memory.id));
        json.field("name", memory.name);
        json.field("kind", name_in(memory_kind_names, memory.kind));
        json.field("size_mib", memory.size.count);
        json.field("price", memory.price.amount);
    });
    list(json, "disks", catalogue.disks, [&](const DiskPart& disk) {
        json.field("id", std::string_view(disk.id));
        json.field("name", disk.name);
        json.field("kind", name_in(disk_kind_names, disk.kind));
        json.field("size_gb", disk.size.count);
        json.field("price", disk.price.amount);
    });
    json.field("fitting", catalogue.fitting.amount);
    json.field("operating_system", catalogue.operating_system.amount);
    part(json, "footprints", catalogue.footprints.has_value(), [&] {
        json.field("desktop_kg", catalogue.footprints->desktop.count);
        json.field("laptop_kg", catalogue.footprints->laptop.count);
        json.field("monitor_kg", catalogue.footprints->monitor.count);
        text_if(json, "source", catalogue.footprints->source);
    });
}

void write(JsonWriter& json, const Fleet& fleet, const Fund& fund) {
    const auto unit = [&](std::uint32_t index) { return std::string_view(fleet.units.at(index).id); };
    const auto role = [&](std::uint32_t index) { return std::string_view(fleet.roles.at(index).id); };
    const auto item = [](ItemKind kind) { return name_in(item_kind_names, kind); };
    json.field("id", std::string_view(fund.id));
    json.field("name", fund.name);
    json.field("year", fund.year.value);
    json.field("amount", fund.amount.amount);
    if (fund.unit) json.field("unit", unit(*fund.unit));
    named(json, "kind", spending_kind_names, fund.kind);
    names(json, "eligible_units", fund.eligible_units, unit);
    names(json, "eligible_roles", fund.eligible_roles, role);
    names(json, "eligible_items", fund.eligible_items, item);
    if (!fund.shares.empty())
        list(json, "shares", fund.shares, [&](const FundShare& share) {
            json.field("rule", name_in(share_rule_names, share.rule));
            json.field("share", share.share.number());
            names(json, "units", share.units, unit);
            names(json, "items", share.items, item);
        });
    text_if(json, "line", fund.line);
    true_if(json, "carries_over", fund.carries_over);
}

void write_steering(JsonWriter& json, const Fleet& fleet, const Policies& policies) {
    if (!policies.coverages.empty())
        list(json, "coverages", policies.coverages, [&](const Coverage& coverage) {
            if (coverage.unit) json.field("unit", std::string_view(fleet.units.at(*coverage.unit).id));
            json.field("share", coverage.share.number());
            year_if(json, "by", coverage.by);
        });
    true_if(json, "equal_treatment", policies.equal_treatment);
    part(json, "lots", policies.lots.least > 1, [&] {
        json.field("least", policies.lots.least);
        json.field("scope", name_in(lot_scope_names, policies.lots.scope));
        json.field("own_price_markup", policies.lots.own_price_markup);
    });
    if (policies.reserve > Share{}) json.field("reserve", policies.reserve.number());
}

void write(JsonWriter& json, const Fleet& fleet, const Policies& policies) {
    json.field("today", policies.today);
    json.field("first_year", policies.first_year.value);
    json.field("years", policies.years);
    json.field("horizon_years", policies.horizon_years);
    json.field("price_growth", policies.price_growth);
    json.field("minimum_replacement_age", policies.minimum_replacement_age);
    json.field("old_age", policies.old_age);
    json.field("fit_from", policies.fit_from);
    json.field("failure_first_year", policies.failures.first_year);
    json.field("failure_yearly_growth", policies.failures.yearly_growth);
    json.field("failure_disk_warning", policies.failures.disk_warning);
    json.field("failure_disk_failing", policies.failures.disk_failing);
    json.field("tolerated_strain", policies.tolerated_strain);
    json.field("yearly_ageing", policies.yearly_ageing);
    json.field("investment_from", policies.investment_from.amount);
    json.field("cascade", name_in(cascade_pool_names, policies.cascade));
    json.field("moving_cost", policies.moving_cost.amount);
    json.field("moving_points", policies.moving_points);
    json.field("half_hours_a_day", policies.half_hours_a_day);
    list(json, "locks", policies.locks, [&](const Lock& lock) {
        json.field("seat", std::string_view(fleet.seats.at(lock.seat).id));
        json.field("kind", name_in(lock_kind_names, lock.kind));
    });
    write_steering(json, fleet, policies);
}

} // namespace

std::string write_fleet(const Fleet& fleet, const Policies& policies) {
    JsonWriter json;
    json.begin_object();
    json.field("format", std::string_view("rasoat-fleet/1"));
    list(json, "units", fleet.units, [&](const OrgUnit& unit) {
        json.field("id", std::string_view(unit.id));
        text_if(json, "name", unit.name);
        if (unit.parent) json.field("parent", std::string_view(fleet.units.at(*unit.parent).id));
    });
    list(json, "roles", fleet.roles, [&](const Role& role) { write(json, role); });
    list(json, "seats", fleet.seats, [&](const Seat& seat) {
        json.field("id", std::string_view(seat.id));
        text_if(json, "name", seat.name);
        json.field("unit", std::string_view(fleet.units.at(seat.unit).id));
        json.field("role", std::string_view(fleet.roles.at(seat.role).id));
        json.field("weight", seat.weight);
        if (seat.machine) json.field("machine", std::string_view(fleet.machines.at(*seat.machine).id));
    });
    list(json, "machines", fleet.machines, [&](const Machine& machine) { write(json, machine); });
    json.key("catalogue");
    json.begin_object();
    write(json, fleet.catalogue);
    json.end_object();
    list(json, "ceilings", fleet.ceilings, [&](const PriceCeiling& ceiling) {
        json.field("norm_position", std::string_view(ceiling.norm_position));
        json.field("kind", name_in(machine_kind_names, ceiling.kind));
        json.field("most", ceiling.most.amount);
        text_if(json, "decision", ceiling.decision);
        json.field("valid_from", ceiling.valid_from.value);
        year_if(json, "valid_to", ceiling.valid_to);
    });
    list(json, "funds", fleet.funds, [&](const Fund& fund) { write(json, fleet, fund); });
    json.key("policies");
    json.begin_object();
    write(json, fleet, policies);
    json.end_object();
    json.end_object();
    return json.take();
}

} // namespace rasoat::planner
