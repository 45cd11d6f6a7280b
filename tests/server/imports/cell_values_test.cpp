#include "server/imports/cell_values.h"
#include "server/rules/schema.h"

#include <catch2/catch.hpp>

#include <string>

using namespace rasoat;
using namespace rasoat::imports;

namespace {

intake::Cell text(const std::string& text) {
    return {text, {}, {}};
}

std::optional<std::int64_t> dong(const std::string& said) {
    const auto money = money_in(text(said));
    return money ? std::optional(money->amount) : std::nullopt;
}

std::string day(const std::string& said) {
    const auto found = day_in(text(said));
    return found ? text_of(*found) : std::string("none");
}

} // namespace

TEST_CASE("money is read as offices write it", "[imports]") {
    for (const auto* said :
         {"12500000", "12.500.000", "12,500,000", "12.500.000 đ", "12,500,000₫", "12.500.000 VNĐ", "12 500 000",
          "12500000,00", "12.500.000,00", "12,5 triệu", "12.5 tr", "12.500.000 đồng"}) {
        INFO(said);
        CHECK(dong(said) == 12'500'000);
    }
    CHECK(dong("1,2 tỷ") == 1'200'000'000);
    CHECK(dong("0") == 0);
    CHECK(dong("500.000") == 500'000);
    CHECK(money_in({"1.25E7", 1.25e7, {}}) == planner::Vnd{12'500'000});
    for (const auto* wrong :
         {"", "-5", "chưa rõ", "12.50.000", "1.2.3", "99999999999999999", "12.500.000 USD", ".", "đ"}) {
        INFO(wrong);
        CHECK_FALSE(dong(wrong));
    }
    CHECK_FALSE(money_in({"x", -1, {}}));
    CHECK(text_of(planner::Vnd{12'500'000}) == "12.500.000");
    CHECK(text_of(planner::Vnd{0}) == "0");
}

TEST_CASE("a day is read as offices write it, the day first", "[imports]") {
    for (const auto* said :
         {"15/03/2021", "15/3/2021", "15-03-2021", "15.03.2021", "15/3/21", "2021-03-15", "2021/3/15",
          "15/03/2021 08:30:00", "44270"}) {
        INFO(said);
        CHECK(day(said) == "15/03/2021");
    }
    CHECK(day("3/2021") == "01/03/2021");
    CHECK(day("2021") == "01/01/2021");
    CHECK(day("5/4/98") == "05/04/1998");
    for (const auto* wrong :
         {"", "31/02/2021", "15/13/2021", "hôm qua", "0", "1/1/1900", "1/1/3000", "15/03/", "2021-03-15-01"}) {
        INFO(wrong);
        CHECK(day(wrong) == "none");
    }
}

TEST_CASE("a count is whole and not negative", "[imports]") {
    CHECK(count_in(text("12")) == 12);
    CHECK(count_in({"3", 3.0, {}}) == 3);
    for (const auto* wrong : {"", "-1", "1.5", "mười", "1000000"})
        CHECK_FALSE(count_in(text(wrong)));
}

TEST_CASE("a size is whole gigabytes, however the unit is written", "[imports]") {
    for (const auto* said : {"16", "16GB", "16 gb", "DDR4 16GB"})
        CHECK(gigabytes_in(text(said)) == 16);
    CHECK(gigabytes_in(text("SSD NVMe 1 TB")) == 1000);
    CHECK(gigabytes_in({"512", 512.0, {}}) == 512);
    for (const auto* wrong : {"", "0", "GB", "lớn", "1,5 TB", "999999999999 TB"}) {
        INFO(wrong);
        CHECK_FALSE(gigabytes_in(text(wrong)));
    }
}

TEST_CASE("yes and no are understood in both languages", "[imports]") {
    for (const auto* yes : {"Có", "x", "YES", "1"})
        CHECK(yes_no_in(text(yes)) == true);
    for (const auto* no : {"Không", "no", "0"})
        CHECK(yes_no_in(text(no)) == false);
    CHECK_FALSE(yes_no_in(text("có lẽ")));
}

TEST_CASE("a choice is understood by its label or by other words for it", "[imports]") {
    const auto& schema = rules::model_schema();
    const auto& kinds = schema.field("kind").choices;
    const auto& disks = schema.field("disk_kind").choices;
    for (const auto* said : {"máy tính xách tay", "Laptop 14 inch", "laptop", "Xách tay"})
        CHECK(choice_in(said, kinds) == "laptop");
    CHECK(choice_in("PC văn phòng", kinds) == "desktop");
    CHECK(choice_in("SSD M.2 NVMe", disks) == "nvme");
    CHECK(choice_in("SSD SATA", disks) == "ssd");
    CHECK_FALSE(choice_in("laptop", disks));
    CHECK_FALSE(choice_in("", kinds));
}
