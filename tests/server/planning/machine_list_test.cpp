#include "server/planning/machine_list.h"
#include "server/planning/machine_table.h"
#include "server/planning/overview.h"
#include "tests/server/planning/small_district.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using planning::MachineOrder;
using planning::MachineVerdict;

namespace {

/// A machine of the commune that sits at no seat.
store::MachineId add_spare(SmallDistrict& district) {
    return district.office.add_unseated_machine(district.commune, office_report("777777"));
}

planning::MachineList list_of(SmallDistrict& district, const planning::MachineQuery& query) {
    return planning::machine_list(*district.office.reviewed(), query, *district.office.store().snapshot());
}

std::vector<store::MachineId> machines_of(SmallDistrict& district, const planning::MachineQuery& query) {
    std::vector<store::MachineId> machines;
    for (const auto& row : list_of(district, query).rows)
        machines.push_back(row.machine.id);
    return machines;
}

} // namespace

TEST_CASE("the list holds every machine, also one without a seat", "[machines]") {
    SmallDistrict district;
    const auto spare = add_spare(district);
    const auto list = list_of(district, {});
    REQUIRE(list.total == 4);
    const auto rows = list_of(district, {.verdict = MachineVerdict::unassigned}).rows;
    REQUIRE(rows.size() == 1);
    REQUIRE(rows[0].machine.id == spare);
    REQUIRE_FALSE(rows[0].seat);
    REQUIRE_FALSE(rows[0].score);
    REQUIRE(rows[0].unit == "Xã Tân Tập");
}

TEST_CASE("machines are filtered by unit, role, verdict, aspect and words", "[machines]") {
    SmallDistrict district;
    const auto spare = add_spare(district);
    REQUIRE(machines_of(district, {.unit = district.finance}) == std::vector{district.fit_machine});
    REQUIRE(list_of(district, {.unit = district.top}).total == 4);
    REQUIRE(list_of(district, {.unit = district.commune}).total == 3);
    REQUIRE(list_of(district, {.unit = store::UnitId{99}}).total == 0);
    REQUIRE(list_of(district, {.role = "clerk"}).total == 2);
    REQUIRE(machines_of(district, {.verdict = MachineVerdict::low}) == std::vector{district.low_machine});
    REQUIRE(machines_of(district, {.aspect = planner::Aspect::disk_kind}) == std::vector{district.low_machine});
    REQUIRE(machines_of(district, {.words = "ke toan"}) == std::vector{district.fit_machine});
    REQUIRE(machines_of(district, {.words = "tan tap 777777"}) == std::vector{spare});
}

TEST_CASE("silent machines and those of which a fact is missing are as many as the overview says", "[machines]") {
    SmallDistrict district;
    const auto reviewed = district.office.reviewed();
    const auto reader = district.office.store().snapshot();
    const auto later = at() + std::chrono::days(31);
    REQUIRE(list_of(district, {.silent_since = later - planning::silent_after}).total == 3);
    REQUIRE(planning::overview(*reviewed, *reader, later).silent_machines == 3);
    REQUIRE(list_of(district, {.silent_since = at()}).total == 0);
    const auto unclear = machines_of(district, {.only_unclear = true});
    REQUIRE(std::ranges::find(unclear, district.unclear_machine) != unclear.end());
    REQUIRE(unclear.size() == planning::overview(*reviewed, *reader, at()).unknown);
}

TEST_CASE("any part of a sorted list is the same as that part of the whole", "[machines]") {
    SmallDistrict district;
    add_spare(district);
    for (const auto order :
         {MachineOrder::hostname, MachineOrder::model, MachineOrder::unit, MachineOrder::score, MachineOrder::processor,
          MachineOrder::memory, MachineOrder::disk, MachineOrder::year}) {
        for (const bool descending : {false, true}) {
            const auto whole = machines_of(district, {.order = order, .descending = descending});
            REQUIRE(whole.size() == 4);
            for (std::size_t skip = 0; skip < 4; ++skip) {
                const auto part =
                    machines_of(district, {.order = order, .descending = descending, .skip = skip, .limit = 2});
                const auto end = std::min<std::size_t>(4, skip + 2);
                REQUIRE(
                    part == std::vector(
                                whole.begin() + static_cast<std::ptrdiff_t>(skip),
                                whole.begin() + static_cast<std::ptrdiff_t>(end)));
            }
        }
    }
    REQUIRE(list_of(district, {.skip = 4}).rows.empty());
    REQUIRE(list_of(district, {.skip = 4}).total == 4);
}

TEST_CASE("what is not known comes last whichever way one sorts", "[machines]") {
    SmallDistrict district;
    add_spare(district);
    for (const bool descending : {false, true}) {
        const auto rows = list_of(district, {.order = MachineOrder::score, .descending = descending}).rows;
        REQUIRE(rows[0].score);
        REQUIRE(rows[1].score);
        REQUIRE_FALSE(rows[2].score);
        REQUIRE_FALSE(rows[3].score);
    }
    REQUIRE(list_of(district, {.order = MachineOrder::score}).rows[0].machine.id == district.low_machine);
}

TEST_CASE("the table for a spreadsheet has a row for each machine and a cell for each column", "[machines]") {
    SmallDistrict district;
    add_spare(district);
    const auto table = planning::machine_table(list_of(district, {}), {}, documents::Language::vi);
    REQUIRE(table.rows.size() == 4);
    for (const auto& row : table.rows)
        REQUIRE(row.size() == table.columns.size());
}

TEST_CASE("the table has the columns that are asked for, in their order, in the language", "[machines]") {
    using planning::MachineColumn;
    SmallDistrict district;
    const std::vector columns{MachineColumn::memory, MachineColumn::machine, MachineColumn::score};
    const auto list = list_of(district, {.verdict = planning::MachineVerdict::low});
    const auto table = planning::machine_table(list, columns, documents::Language::en);
    std::vector<std::string> headings;
    for (const auto& column : table.columns)
        headings.push_back(column.heading.en);
    CHECK(headings == std::vector<std::string>{"Memory (MB)", "Name", "Model", "Verdict", "Score"});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0][1] == documents::Cell{list.rows[0].hostname});
    CHECK(table.rows[0][3] == documents::Cell{std::string("falls short")});
    CHECK(planning::machine_column_named("windows11") == MachineColumn::windows11);
    CHECK_FALSE(planning::machine_column_named("colour"));
}
