#include "planner/files/fleet_fields.h"
#include "planner/files/fleet_file.h"
#include "planner/files/id_index.h"
#include "planner/files/json_object.h"
#include "planner/files/read_machine.h"
#include "planner/files/read_policies.h"

namespace rasoat::planner {
namespace {

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

Catalogue catalogue_from(JsonObject& object) {
    Catalogue catalogue;
    IdIndex models("model");
    IdIndex memory("memory part");
    IdIndex disks("disk");
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

void read_units(JsonObject& root, Fleet& fleet, IdIndex& units) {
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

void read_seats(
    JsonObject& root, Fleet& fleet, const IdIndex& units, const IdIndex& machines, IdIndex& roles, IdIndex& seats) {
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

Fund fund_from(JsonObject& object, const IdIndex& units, const IdIndex& roles) {
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

void read_money(JsonObject& root, Fleet& fleet, const IdIndex& units, const IdIndex& roles) {
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
    IdIndex funds("fund");
    root.each("funds", [&](JsonObject& each) {
        fleet.funds.push_back(fund_from(each, units, roles));
        funds.add(fleet.funds.back().id, each.place());
    });
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
    IdIndex units("unit");
    IdIndex machines("machine");
    IdIndex roles("role");
    IdIndex seats("seat");
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
