#include "server/planning/data_quality.h"
#include "server/planning/indicators.h"
#include "server/planning/reminders.h"
#include "tests/server/inventory/office_report.h"
#include "tests/server/planning/planning_office.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace rasoat;
using namespace rasoat::tests;
using Catch::Matchers::Contains;
using planning::QualityFigure;
using planning::UnitQuality;

namespace {

/// A district with two communes: An has a fit machine and a free seat, Bình one that is wrong and one without a seat.
struct Communes {
    PlanningOffice office;
    store::UnitId district = office.add_unit("huyen", "Huyện");
    store::UnitId an = office.add_unit_below(district, "an", "Xã An");
    store::UnitId binh = office.add_unit_below(district, "binh", "Xã Bình");
    store::MachineId good;
    store::MachineId wrong;
    store::MachineId unseated;

    Communes() {
        good = office.add_machine(office.add_seat(an, "an-01", "clerk"), office_report("a1b2c3"));
        office.add_seat(an, "an-02", "clerk");
        auto report = office_report("d4e5f6");
        report.memory.total = report::Mebibytes{16};
        report.system.serial = "0A";
        wrong = office.add_machine(office.add_seat(binh, "binh-01", "clerk"), report);
        unseated = office.add_unseated_machine(binh, office_report("a7b8c9"));
    }
    [[nodiscard]] planning::DataQuality quality(store::Time now = at()) {
        return planning::data_quality(
            *office.reviewed(), *office.store().snapshot(), shipped_rules().data_quality, now);
    }
    [[nodiscard]] UnitQuality of(const planning::DataQuality& quality, store::UnitId unit) {
        const auto index = office.reviewed()->unit_index.at(unit);
        return *std::ranges::find(quality.units, std::optional(index), &UnitQuality::unit);
    }
};

std::size_t count(const UnitQuality& unit, QualityFigure figure) {
    return unit.figures.at(static_cast<std::size_t>(figure));
}

} // namespace

TEST_CASE("each figure counts its unit with those below it, and has the rows behind it", "[quality]") {
    Communes communes;
    const auto quality = communes.quality();
    const auto an = communes.of(quality, communes.an);
    const auto binh = communes.of(quality, communes.binh);
    const auto district = communes.of(quality, communes.district);
    CHECK(count(an, QualityFigure::seats_without_machine) == 1);
    CHECK(count(binh, QualityFigure::seats_without_machine) == 0);
    CHECK(count(binh, QualityFigure::memory_impossible) == 1);
    CHECK(count(binh, QualityFigure::short_serial) == 1);
    CHECK(count(binh, QualityFigure::machines_without_seat) == 1);
    CHECK(count(district, QualityFigure::memory_impossible) == 1);
    CHECK(district.machines == 3);
    CHECK(district.seats == 3);
    CHECK(district.faultless == 3); // a machine, and the two seats that have one
    CHECK(quality.whole.machines == 3);
    for (std::size_t figure = 0; figure < quality.rows.size(); ++figure)
        CHECK(quality.rows[figure].size() == quality.whole.figures[figure]);
    const auto& wrong = quality.rows[static_cast<std::size_t>(QualityFigure::memory_impossible)].at(0);
    CHECK(communes.office.reviewed()->machine_ids[*wrong.machine] == communes.wrong);
}

TEST_CASE("a unit lags when too few of its machines and seats are without fault", "[quality]") {
    Communes communes;
    const auto quality = communes.quality();
    CHECK(communes.of(quality, communes.binh).lags); // one of three
    CHECK(communes.of(quality, communes.an).good_share == Approx(2.0 / 3));
    CHECK_FALSE(communes.of(communes.quality(), communes.binh).good_share == 1);
}

TEST_CASE("a machine not heard of for the days that are set is silent", "[quality]") {
    Communes communes;
    CHECK(count(communes.quality().whole, QualityFigure::silent) == 0);
    CHECK(count(communes.quality(at() + std::chrono::days(31)).whole, QualityFigure::silent) == 3);
    communes.office.store().write([&](store::Transaction& t) {
        t.put_sighting({communes.good, at() + std::chrono::days(20)});
    });
    CHECK(count(communes.quality(at() + std::chrono::days(31)).whole, QualityFigure::silent) == 2);
}

TEST_CASE("serial numbers borne twice and open doubts are duplicates, each machine once", "[quality]") {
    Communes communes;
    communes.office.store().write([&](store::Transaction& t) {
        const store::IdentityFact serial{store::FactKind::system_serial, "cloned"};
        const store::IdentityFact board{store::FactKind::board_serial, "cloned"};
        for (const auto machine : {communes.good, communes.unseated})
            t.put_facts(machine, std::vector{serial, board});
        for (const auto other : {communes.wrong, communes.unseated})
            t.add_doubt(
                {.id = {},
                 .one = communes.good,
                 .other = other,
                 .likeness = 30,
                 .found_at = at(),
                 .state = store::DoubtState::open,
                 .decided_at = {},
                 .decided_by = {},
                 .packed_before = {}});
    });
    const auto whole = communes.quality().whole;
    CHECK(count(whole, QualityFigure::shared_serials) == 2);
    CHECK(count(whole, QualityFigure::doubtful_duplicates) == 3);
}

TEST_CASE("every figure has a name of its own and is defined in both languages", "[quality]") {
    std::set<std::string_view> names;
    for (const auto& definition : planning::figure_definitions(shipped_rules().data_quality)) {
        CHECK(names.insert(definition.name).second);
        CHECK(planning::quality_figure_named(definition.name) == definition.figure);
        CHECK_FALSE(definition.title.vi.empty());
        CHECK_FALSE(definition.counts.vi.empty());
        CHECK_FALSE(definition.counts.en.empty());
    }
    CHECK_FALSE(planning::quality_figure_named("colour"));
}

TEST_CASE("the feed tells every unit's indicators under names that stay", "[quality]") {
    Communes communes;
    const auto reviewed = communes.office.reviewed();
    const auto units =
        planning::indicators(*reviewed, communes.quality(), planning::figure_definitions(shipped_rules().data_quality));
    REQUIRE(units.size() == 4);
    CHECK_FALSE(units[0].unit);
    const auto value = [&](std::size_t unit, std::string_view name) {
        for (const auto& [indicator, count] : units[unit].values)
            if (indicator == name) return count;
        return std::int64_t{-1};
    };
    CHECK(value(0, "seats") == 3);
    CHECK(value(0, "machines") == 3);
    CHECK(value(0, "fit") + value(0, "low") + value(0, "unknown") == 2);
    CHECK(value(1, "machines") == 3); // the district has those of its communes
    CHECK(value(0, "memory_impossible") == 1);
    const auto table = planning::indicator_table(*reviewed, units);
    CHECK(table.rows.size() == 4 * units[0].values.size());
    CHECK(table.columns.size() == table.rows[0].size());
}

TEST_CASE("the letter to a unit names what lags in both languages, and nothing that does not", "[quality]") {
    Communes communes;
    const auto definitions = planning::figure_definitions(shipped_rules().data_quality);
    const auto letter = planning::reminder_letter(
        *communes.office.reviewed(), communes.of(communes.quality(), communes.binh), definitions, "binh@x.gov.vn",
        "https://rasoat.x.gov.vn");
    CHECK(letter.to == "binh@x.gov.vn");
    CHECK_THAT(letter.subject, Contains("Xã Bình"));
    CHECK_THAT(letter.text, Contains("Máy chưa có vị trí: 1") && Contains("Machines without a seat: 1"));
    CHECK_THAT(letter.text, Contains("https://rasoat.x.gov.vn"));
    CHECK_THAT(letter.text, !Contains("Silent machines"));
}
