#include "planner/files/fleet_file.h"
#include "planner/files/json_object.h"

#include <unordered_map>

namespace rasoat::planner {
namespace {

constexpr std::int64_t most_money = 1'000'000'000'000'000;
constexpr int first_of_years = 1970;
constexpr int last_of_years = 2200;

/// Which index bears an id, and what such things are called in messages.
class Index {
public:
    explicit Index(std::string_view what) : what_(what) {}

    void add(const std::string& id, const JsonPlace& place) {
        if (id.empty()) place.at("id").refuse("is empty");
        if (!index_of_.emplace(id, static_cast<std::uint32_t>(index_of_.size())).second)
            place.at("id").refuse("'" + id + "' is the id of another " + what_ + " too");
    }
    [[nodiscard]] std::uint32_t at(const std::string& id, const JsonPlace& place) const {
        const auto found = index_of_.find(id);
        if (found == index_of_.end()) place.refuse("no " + what_ + " has the id '" + id + "'");
        return found->second;
    }
    [[nodiscard]] std::uint32_t of(JsonObject& object, std::string_view key) const {
        return at(object.text(key), object.place().at(key));
    }
    [[nodiscard]] std::vector<std::uint32_t> each_of(JsonObject& object, std::string_view key) const {
        std::vector<std::uint32_t> found;
        for (const std::string& id : object.texts(key))
            found.push_back(at(id, object.place().at(key).at(found.size())));
        return found;
    }
    [[nodiscard]] std::optional<std::uint32_t> of_if(JsonObject& object, std::string_view key) const {
        const std::string id = object.text_or(key, "");
        if (id.empty()) return std::nullopt;
        return at(id, object.place().at(key));
    }

private:
    std::string what_;
    std::unordered_map<std::string, std::uint32_t> index_of_;
};

int small(std::optional<std::int64_t> number, int otherwise) {
    return number ? static_cast<int>(*number) : otherwise;
}

std::optional<int> small_if(std::optional<std::int64_t> number) {
    if (!number) return std::nullopt;
    return static_cast<int>(*number);
}

Vnd money(JsonObject& object, std::string_view key) {
    return {object.whole(key, 0, most_money)};
}

Share share(JsonObject& object, std::string_view key) {
    return Share::of(object.number_or(key, 0, 1, 0));
}

Year year(JsonObject& object, std::string_view key) {
    return {static_cast<int>(object.whole(key, first_of_years, last_of_years))};
}

std::optional<Year> year_if(JsonObject& object, std::string_view key) {
    const auto value = object.whole_if(key, first_of_years, last_of_years);
    if (!value) return std::nullopt;
    return Year{static_cast<int>(*value)};
}

std::optional<Mebibytes> mebibytes_if(JsonObject& object, std::string_view key) {
    const auto value = object.whole_if(key, 0, 1LL << 30);
    if (!value) return std::nullopt;
    return Mebibytes{*value};
}

std::optional<Gigabytes> gigabytes_if(JsonObject& object, std::string_view key) {
    const auto value = object.whole_if(key, 0, 1'000'000'000);
    if (!value) return std::nullopt;
    return Gigabytes{*value};
}

Mebibytes mebibytes(JsonObject& object, std::string_view key) {
    return {object.whole(key, 1, 1LL << 30)};
}
Gigabytes gigabytes(JsonObject& object, std::string_view key) {
    return {object.whole(key, 1, 1'000'000'000)};
}
CpuScore score(JsonObject& object, std::string_view key) {
    return {static_cast<int>(object.whole(key, 1, 1'000'000))};
}

Role role_from(JsonObject& object) {
    Role role;
    role.id = object.text("id");
    role.name = object.bilingual("name");
    role.memory = mebibytes(object, "memory_mib");
    role.processor = score(object, "processor_score");
    role.needs_ssd = object.boolean_if("needs_ssd").value_or(true);
    role.disk = gigabytes(object, "disk_gb");
    role.monitors = small(object.whole_if("monitors", 0, 16), 1);
    role.kind = object.named_if("kind", machine_kind_names);
    role.weight = object.number_or("weight", 0, 1000, 1);
    role.norm_position = object.text_or("norm_position", "");
    return role;
}

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

Catalogue catalogue_from(JsonObject& object) {
    Catalogue catalogue;
    Index models("model");
    Index memory("memory part");
    Index disks("disk");
    catalogue.price_year = year(object, "price_year");
    catalogue.source = object.text_or("source", "");
    object.each("models", [&](JsonObject& each) {
        CatalogueModel model;
        model.id = each.text("id");
        models.add(model.id, each.place());
        model.name = each.bilingual("name");
        model.kind = each.named("kind", machine_kind_names);
        model.price = money(each, "price");
        model.processor = score(each, "processor_score");
        model.memory = mebibytes(each, "memory_mib");
        model.disk_kind = each.named("disk_kind", disk_kind_names);
        model.disk = gigabytes(each, "disk_gb");
        model.monitors = small(each.whole_if("monitors", 0, 16), 1);
        model.service_years = small(each.whole_if("service_years", 1, 50), 7);
        catalogue.models.push_back(std::move(model));
    });
    object.each("memory", [&](JsonObject& each) {
        const std::string id = each.text("id");
        memory.add(id, each.place());
        catalogue.memory.push_back(
            {id, each.bilingual("name"), each.named("kind", memory_kind_names), mebibytes(each, "size_mib"),
             money(each, "price")});
    });
    object.each("disks", [&](JsonObject& each) {
        const std::string id = each.text("id");
        disks.add(id, each.place());
        catalogue.disks.push_back(
            {id, each.bilingual("name"), each.named("kind", disk_kind_names), gigabytes(each, "size_gb"),
             money(each, "price")});
    });
    catalogue.fitting = money(object, "fitting");
    catalogue.operating_system = money(object, "operating_system");
    if (auto making = object.object_if("footprints")) {
        const auto kilograms = [&](std::string_view key) { return Kilograms{making->whole(key, 0, 1'000'000)}; };
        catalogue.footprints = Footprints{
            kilograms("desktop_kg"), kilograms("laptop_kg"), kilograms("monitor_kg"), making->text_or("source", "")};
        making->finish();
    }
    return catalogue;
}

void read_units(JsonObject& root, Fleet& fleet, Index& units) {
    root.each("units", [&](JsonObject& each) {
        OrgUnit unit{each.text("id"), each.text_or("name", ""), std::nullopt};
        units.add(unit.id, each.place());
        (void)each.text_or("parent", "");
        fleet.units.push_back(std::move(unit));
    });
    // Parents may come after their units, so they are looked up once all are known.
    std::size_t index = 0;
    root.each("units", [&](JsonObject& each) {
        (void)each.text("id");
        (void)each.text_or("name", "");
        fleet.units[index++].parent = units.of_if(each, "parent");
    });
}

void read_seats(JsonObject& root, Fleet& fleet, const Index& units, const Index& machines, Index& roles, Index& seats) {
    root.each("roles", [&](JsonObject& each) {
        fleet.roles.push_back(role_from(each));
        roles.add(fleet.roles.back().id, each.place());
    });
    root.each("seats", [&](JsonObject& each) {
        Seat seat;
        seat.id = each.text("id");
        seats.add(seat.id, each.place());
        seat.name = each.text_or("name", "");
        seat.unit = units.of(each, "unit");
        seat.role = roles.of(each, "role");
        seat.weight = each.number_or("weight", 0, 1000, 1);
        seat.machine = machines.of_if(each, "machine");
        fleet.seats.push_back(std::move(seat));
    });
}

Fund fund_from(JsonObject& object, const Index& units, const Index& roles) {
    Fund fund;
    fund.id = object.text("id");
    fund.name = object.bilingual("name");
    fund.year = year(object, "year");
    fund.amount = money(object, "amount");
    fund.unit = units.of_if(object, "unit");
    fund.kind = object.named_if("kind", spending_kind_names);
    fund.eligible_units = units.each_of(object, "eligible_units");
    fund.eligible_roles = roles.each_of(object, "eligible_roles");
    fund.eligible_items = object.each_named("eligible_items", item_kind_names);
    object.each("shares", [&](JsonObject& each) {
        fund.shares.push_back(
            {each.named("rule", share_rule_names), share(each, "share"), units.each_of(each, "units"),
             each.each_named("items", item_kind_names)});
    });
    fund.line = object.text_or("line", "");
    fund.carries_over = object.boolean_if("carries_over").value_or(false);
    return fund;
}

void read_money(JsonObject& root, Fleet& fleet, const Index& units, const Index& roles) {
    root.each("ceilings", [&](JsonObject& each) {
        PriceCeiling ceiling;
        ceiling.norm_position = each.text("norm_position");
        ceiling.kind = each.named("kind", machine_kind_names);
        ceiling.most = money(each, "most");
        ceiling.decision = each.text_or("decision", "");
        ceiling.valid_from = year(each, "valid_from");
        ceiling.valid_to = year_if(each, "valid_to");
        fleet.ceilings.push_back(std::move(ceiling));
    });
    Index funds("fund");
    root.each("funds", [&](JsonObject& each) {
        fleet.funds.push_back(fund_from(each, units, roles));
        funds.add(fleet.funds.back().id, each.place());
    });
}

void read_steering(JsonObject& object, Policies& policies, const Index& units, const Index& seats) {
    policies.cascade = object.named_if("cascade", cascade_pool_names).value_or(policies.cascade);
    policies.moving_cost = {object.whole_if("moving_cost", 0, most_money).value_or(policies.moving_cost.amount)};
    policies.half_hours_a_day = small(object.whole_if("half_hours_a_day", 1, 48), policies.half_hours_a_day);
    policies.moving_points = object.number_or("moving_points", 0, 1000, policies.moving_points);
    object.each("locks", [&](JsonObject& each) {
        policies.locks.push_back({seats.of(each, "seat"), each.named("kind", lock_kind_names)});
    });
    object.each("coverages", [&](JsonObject& each) {
        policies.coverages.push_back({units.of_if(each, "unit"), share(each, "share"), year_if(each, "by")});
    });
    policies.equal_treatment = object.boolean_if("equal_treatment").value_or(false);
    if (auto lots = object.object_if("lots")) {
        policies.lots.least = small(lots->whole_if("least", 0, 1'000'000), policies.lots.least);
        policies.lots.scope = lots->named_if("scope", lot_scope_names).value_or(policies.lots.scope);
        policies.lots.own_price_markup = lots->number_or("own_price_markup", 0, 10, policies.lots.own_price_markup);
        lots->finish();
    }
    policies.reserve = share(object, "reserve");
}

Policies policies_from(JsonObject& object, const Index& units, const Index& seats) {
    Policies policies;
    policies.today = object.day("today");
    policies.first_year = year(object, "first_year");
    policies.years = small(object.whole_if("years", 1, 5), policies.years);
    policies.horizon_years = small(object.whole_if("horizon_years", 1, 20), policies.horizon_years);
    policies.price_growth = object.number_or("price_growth", -0.5, 1, policies.price_growth);
    policies.minimum_replacement_age =
        small(object.whole_if("minimum_replacement_age", 0, 50), policies.minimum_replacement_age);
    policies.old_age = small(object.whole_if("old_age", 0, 50), policies.old_age);
    policies.fit_from = object.number_or("fit_from", 0, 100, policies.fit_from);
    FailureRates& failures = policies.failures;
    failures.first_year = object.number_or("failure_first_year", 0, 1, failures.first_year);
    failures.yearly_growth = object.number_or("failure_yearly_growth", 0, 1, failures.yearly_growth);
    failures.disk_warning = object.number_or("failure_disk_warning", 0, 1, failures.disk_warning);
    failures.disk_failing = object.number_or("failure_disk_failing", 0, 1, failures.disk_failing);
    policies.tolerated_strain = small(object.whole_if("tolerated_strain", 0, 50), policies.tolerated_strain);
    policies.yearly_ageing = object.number_or("yearly_ageing", 0, 100, policies.yearly_ageing);
    policies.investment_from = {
        object.whole_if("investment_from", 0, most_money).value_or(policies.investment_from.amount)};
    read_steering(object, policies, units, seats);
    return policies;
}

} // namespace

FleetProblem read_fleet(std::string_view json, std::string_view file) {
    const JsonPlace whole{file, ""};
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    if (const auto error = parser.parse(json.data(), json.size()).get(document))
        whole.refuse(std::string("is not JSON: ") + simdjson::error_message(error));
    JsonObject root(document, whole);
    const std::string format = root.text("format");
    if (format != "rasoat-fleet/1") whole.at("format").refuse("'" + format + "' is not rasoat-fleet/1");

    FleetProblem problem;
    Index units("unit");
    Index machines("machine");
    Index roles("role");
    Index seats("seat");
    read_units(root, problem.fleet, units);
    root.each("machines", [&](JsonObject& each) {
        problem.fleet.machines.push_back(machine_from(each));
        machines.add(problem.fleet.machines.back().id, each.place());
    });
    read_seats(root, problem.fleet, units, machines, roles, seats);
    JsonObject catalogue = root.object("catalogue");
    problem.fleet.catalogue = catalogue_from(catalogue);
    catalogue.finish();
    read_money(root, problem.fleet, units, roles);
    JsonObject policies = root.object("policies");
    problem.policies = policies_from(policies, units, seats);
    policies.finish();
    root.finish();
    return problem;
}

} // namespace rasoat::planner
