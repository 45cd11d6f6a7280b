#include "planner/processors/processor_key.h"
#include "planner/processors/processor_knowledge.h"
#include "settings/csv_reader.h"
#include "settings/processor_table.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

#include <set>

using namespace rasoat;
using planner::processor_key;
using planner::Windows11Listing;
using planner::Year;

namespace {

const planner::ProcessorKnowledge& knowledge() {
    static const auto known = settings::read_processors(tests::project_path("config"));
    return known;
}

int score_of(std::string_view brand) {
    const auto facts = knowledge().facts_of(brand);
    INFO(brand);
    REQUIRE(facts.row);
    REQUIRE(facts.row->score);
    return facts.row->score->value;
}

} // namespace

TEST_CASE("the ways in which makers and firmware write a processor's name come to one key", "[processors]") {
    CHECK(processor_key("Intel(R) Core(TM) i5-8400 CPU @ 2.80GHz") == "core i5 8400");
    CHECK(processor_key("11th Gen Intel(R) Core(TM) i5-1135G7 @ 2.40GHz") == "core i5 1135g7");
    CHECK(processor_key("Intel® Core™ i5-8400") == "core i5 8400");
    CHECK(processor_key("Intel(R) Core(TM) i7 CPU       M 620  @ 2.67GH") == processor_key("Intel Core i7-620M"));
    CHECK(processor_key("Intel(R) Core(TM) i7 CPU Q 720 @ 1.60GHz") == processor_key("Intel Core i7-720QM"));
    CHECK(processor_key("Intel(R) Core(TM)2 Duo CPU     E8400  @ 3.00GHz") == "core 2 e8400");
    CHECK(processor_key("Intel(R) Core(TM)2 CPU         P8400  @ 2.26GHz") == processor_key("Core2 Duo P8400"));
    CHECK(processor_key("Intel(R) Pentium(R) CPU 5405U @ 2.30GHz") == processor_key("Pentium Gold 5405U"));
    CHECK(processor_key("Pentium(R) Dual-Core  CPU      E6500  @ 2.93GHz") == "pentium e6500");
    CHECK(processor_key("Intel(R) Xeon(R) CPU E5-2690 0 @ 2.90GHz") == processor_key("Intel Xeon E5-2690"));
    CHECK(processor_key("Intel(R) Core(TM) Ultra 5 134U") == processor_key("Core Ultra 5-134U"));
    CHECK(processor_key("AMD Ryzen 7 PRO 2700U w/ Radeon Vega Mobile Gfx") == "ryzen 7 pro 2700u");
    CHECK(processor_key("AMD Ryzen 9 5900X 12-Core Processor") == "ryzen 9 5900x");
    CHECK(processor_key("AMD PRO A6-9500B R5, 6 COMPUTE CORES 2C+4G") == "pro a6 9500b");
    CHECK(processor_key("AMD A4-9120 RADEON R3, 4 COMPUTE CORES 2C+2G") == "a4 9120");
    CHECK(processor_key("AMD Athlon(tm) II X2 245 Processor") == "athlon ii x2 245");
    CHECK(processor_key("Snapdragon(R) X 12-core X1E80100 @ 3.40 GHz") == processor_key("X1E-80-100"));
}

TEST_CASE("different processors have different keys", "[processors]") {
    CHECK(processor_key("Intel Core i5-8400") != processor_key("Intel Core i5-8400T"));
    CHECK(processor_key("AMD Ryzen 5 2400G") != processor_key("AMD Ryzen 5 PRO 2400G"));
    CHECK(processor_key("Intel Xeon E3-1230 v2") != processor_key("Intel Xeon E3-1230 v3"));
}

TEST_CASE("a processor's name may be any bytes", "[processors]") {
    CHECK(processor_key("").empty());
    CHECK(processor_key("@@@").empty());
    CHECK(processor_key(std::string(100'000, 'x')).size() == 200);
    const std::string bytes("i7\0 M 62\xff\xfe (r)(tm) 1 core", 25);
    CHECK_FALSE(processor_key(bytes).empty());
    CHECK(knowledge().facts_of(bytes).windows11 == Windows11Listing::unclear);
    CHECK(processor_key("i7 m") == "i7 m");
}

TEST_CASE("scores stand in the order in which office processors were sold", "[processors]") {
    CHECK(score_of("Intel(R) Core(TM) i5-7400 CPU @ 3.00GHz") == 1000);
    CHECK(score_of("Intel(R) Core(TM)2 Duo CPU     E7500  @ 2.93GHz") < 500);
    CHECK(score_of("Intel(R) Core(TM) i3-4130 CPU @ 3.40GHz") > 600);
    CHECK(score_of("Intel(R) Core(TM) i3-4130 CPU @ 3.40GHz") < 800);
    CHECK(score_of("Intel(R) Core(TM) i3-2120 CPU @ 3.30GHz") < score_of("Intel(R) Core(TM) i3-4130 CPU @ 3.40GHz"));
    CHECK(score_of("Intel(R) Core(TM) i3-4130 CPU @ 3.40GHz") < score_of("Intel(R) Core(TM) i3-6100 CPU @ 3.70GHz"));
    CHECK(score_of("Intel(R) Core(TM) i5-4590 CPU @ 3.30GHz") < score_of("Intel(R) Core(TM) i5-8500 CPU @ 3.00GHz"));
    CHECK(score_of("Intel(R) Core(TM) i5-8500 CPU @ 3.00GHz") < score_of("12th Gen Intel(R) Core(TM) i5-12400"));
    CHECK(score_of("Intel(R) Celeron(R) N4020 CPU @ 1.10GHz") < 500);
}

TEST_CASE("what is measured and what is estimated is told apart", "[processors]") {
    CHECK_FALSE(knowledge().facts_of("Intel Core i5-8400").row->score_estimated);
    CHECK(knowledge().facts_of("Intel Core i3-4130").row->score_estimated);
}

TEST_CASE("a known processor comes with its facts", "[processors]") {
    const auto facts = knowledge().facts_of("Intel(R) Core(TM) i5-8400 CPU @ 2.80GHz");
    REQUIRE(facts.row);
    CHECK(facts.row->name == "Intel Core i5-8400");
    CHECK(facts.row->cores == 6);
    CHECK(facts.row->threads == 6);
    CHECK(facts.row->first_sold == planner::FirstSale{Year{2017}, 4});
    CHECK(facts.row->memory_kinds == std::vector{planner::MemoryKind::ddr4});
    CHECK(facts.windows11 == Windows11Listing::listed);

    const auto processor = planner::processor_of(knowledge(), "Intel(R) Core(TM) i5-8400 CPU @ 2.80GHz");
    CHECK(processor.name == "Intel(R) Core(TM) i5-8400 CPU @ 2.80GHz");
    CHECK(processor.score == facts.row->score);
    CHECK(processor.first_sold == Year{2017});
}

TEST_CASE("an unknown processor has no facts and is unclear", "[processors]") {
    const auto facts = knowledge().facts_of("AMD Eng Sample: 100-000000545-40_Y");
    CHECK_FALSE(facts.row);
    CHECK(facts.windows11 == Windows11Listing::unclear);
    CHECK_FALSE(planner::processor_of(knowledge(), "To Be Filled By O.E.M.").score);
}

TEST_CASE("a processor cut short by its firmware still shows its older family", "[processors]") {
    CHECK(knowledge().facts_of("Intel(R) Core(TM)2 CPU         T5").windows11 == Windows11Listing::not_listed);
    CHECK(knowledge().facts_of("Intel(R) Core(TM) i3-7020U CPU @ 2.30GHz").windows11 == Windows11Listing::not_listed);
    CHECK(knowledge().facts_of("Intel(R) Core(TM) i7-7820HQ CPU @ 2.90GHz").windows11 == Windows11Listing::listed);
}

TEST_CASE("Windows 11 listing agrees with the real processor names whose listing is certain", "[processors]") {
    const auto table = tests::shared_data("linuxhw-dmi/cpu_win11_expected.csv");
    if (!table) return;
    // Names that say nothing but the maker and, one of them, a bare number: expected "no" from the machine's age, which
    // a name alone cannot tell.
    const std::set<std::string> nameless{"Intel(R) Celeron(R) CPU", "Genuine Intel(R) CPU             575  @ 2.00GHz"};
    int certain = 0;
    for (const auto& row :
         settings::read_csv(*table, {"cpu_brand_string", "machines", "cpu_release", "win11_expected"})) {
        const auto brand = row.text(0, "cpu_brand_string");
        const auto expected = row.text(3, "win11_expected");
        if (expected == "unclear") continue;
        ++certain;
        INFO(brand);
        const auto listing = knowledge().facts_of(brand).windows11;
        if (nameless.contains(brand))
            CHECK(listing == Windows11Listing::unclear);
        else
            CHECK(listing == (expected == "yes" ? Windows11Listing::listed : Windows11Listing::not_listed));
    }
    CHECK(certain > 700);
}

TEST_CASE("rows that contradict each other are refused", "[processors]") {
    planner::ProcessorRow one;
    one.name = "Intel Core i5-8400";
    auto other = one;
    other.name = "Core(TM) i5 8400 CPU";
    CHECK_THROWS_WITH(
        planner::ProcessorKnowledge({one, other}, {}),
        "\"Core(TM) i5 8400 CPU\" and \"Intel Core i5-8400\" are the same processor");
    CHECK_THROWS_AS(
        planner::ProcessorKnowledge({}, {{"Core i7-7820HQ"}, {"core i7 7*"}}), planner::ContradictoryProcessors);
}
