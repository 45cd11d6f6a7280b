#include "planner/model/number_text.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace rasoat::planner;

TEST_CASE("Vietnamese groups by dots and marks decimals with a comma") {
    CHECK(grouped(1'234'567) == Bilingual{"1.234.567", "1,234,567"});
    CHECK(grouped(-1'000) == Bilingual{"-1.000", "-1,000"});
    CHECK(grouped(0) == Bilingual{"0", "0"});
    CHECK(grouped(std::numeric_limits<std::int64_t>::min()).en == "-9,223,372,036,854,775,808");
    CHECK(decimal(12.5, 1) == Bilingual{"12,5", "12.5"});
    CHECK(decimal(7.0, 2) == Bilingual{"7", "7"});
    CHECK(decimal(0.03, 2) == Bilingual{"0,03", "0.03"});
    CHECK(decimal(1234.56, 1) == Bilingual{"1.234,6", "1,234.6"});
    CHECK(decimal(-0.001, 2) == Bilingual{"0", "0"});
}

TEST_CASE("money to the dong and money in words") {
    CHECK(money({1'550'000'000}) == Bilingual{"1.550.000.000 đ", "VND 1,550,000,000"});
    CHECK(money_in_words({1'550'000'000}) == Bilingual{"1,55 tỷ đồng", "VND 1.55 billion"});
    CHECK(money_in_words({12'500'000}) == Bilingual{"12,5 triệu đồng", "VND 12.5 million"});
    CHECK(money_in_words({800'000}) == Bilingual{"800 nghìn đồng", "VND 800 thousand"});
    CHECK(money_in_words({999'950'000}) == Bilingual{"1 tỷ đồng", "VND 1 billion"});
    CHECK(money_in_words({0}) == Bilingual{"0 đồng", "VND 0"});
    CHECK(money_in_words({123'456'789'000}) == Bilingual{"123 tỷ đồng", "VND 123 billion"});
}

TEST_CASE("sizes are written as they are sold") {
    CHECK(text_of(Mebibytes{8192}).vi == "8 GB");
    CHECK(text_of(Mebibytes{512}).vi == "512 MB");
    CHECK(text_of(Mebibytes{7680}) == Bilingual{"7,5 GB", "7.5 GB"});
    CHECK(text_of(Gigabytes{256}).vi == "256 GB");
    CHECK(text_of(Gigabytes{2000}).vi == "2 TB");
}

TEST_CASE("a day is written the Vietnamese and the English way") {
    CHECK(text_of(tests::day(2025, 10, 14)) == Bilingual{"14/10/2025", "14 October 2025"});
}
