#include "server/imports/choices.h"
#include "server/imports/fields.h"
#include "server/store/store_error.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::imports;

TEST_CASE("a heading is known in either language, in any case, with marks or without", "[imports]") {
    for (const auto* heading : {"Số sê-ri", "SỐ SÊ-RI", "so se ri", "Số Sê-ri (*)", "Serial number", "S/N", "SERIAL"}) {
        INFO(heading);
        CHECK(field_in_heading(Kind::assets, heading) == Field::serial);
    }
    CHECK(field_in_heading(Kind::assets, "Nguyên giá (đồng):") == Field::price);
    CHECK(field_in_heading(Kind::assets, "Ngày đưa vào sử dụng") == Field::purchased);
    CHECK(field_in_heading(Kind::seats, "Phòng ban") == Field::unit);
    CHECK(field_in_heading(Kind::seats, "Chức danh") == Field::role);
    CHECK(field_in_heading(Kind::positions, "Số lượng") == Field::count);
    CHECK(field_in_heading(Kind::prices, "Đơn giá") == Field::price);
    CHECK_FALSE(field_in_heading(Kind::assets, "STT"));
    CHECK_FALSE(field_in_heading(Kind::assets, ""));
    // A field that the kind has not.
    CHECK_FALSE(field_in_heading(Kind::prices, "Số sê-ri"));
}

TEST_CASE("a field is known by its own name in every list that has it", "[imports]") {
    for (const auto kind : {Kind::assets, Kind::seats, Kind::positions, Kind::prices, Kind::models, Kind::funds}) {
        for (const auto& use : fields_of(kind)) {
            if (!use.guessed) continue;
            INFO(name_of(kind) << " " << name_of(use.field));
            CHECK(field_in_heading(kind, label_of(use.field).vi) == use.field);
            CHECK(field_in_heading(kind, label_of(use.field).en) == use.field);
        }
    }
}

TEST_CASE("a column of persons is never guessed", "[imports]") {
    CHECK_FALSE(field_in_heading(Kind::seats, "Người sử dụng"));
    CHECK_FALSE(field_in_heading(Kind::seats, "Họ và tên"));
}

TEST_CASE("the heading row is found below a title", "[imports]") {
    intake::Spreadsheet table;
    table.rows = {
        {{"DANH MỤC TÀI SẢN", {}, {}}},
        {},
        {{"STT", {}, {}}, {"Nguyên giá", {}, {}}, {"Số sê-ri", {}, {}}, {"Giá", {}, {}}},
        {{"1", {}, {}}, {"12.500.000", {}, {}}, {"ABC", {}, {}}}};
    const auto choices = guessed_choices(Kind::assets, table);
    CHECK(choices.heading_row == 2);
    // The second column of prices is left to the officer.
    CHECK(
        choices.columns == std::vector<std::optional<Field>>{std::nullopt, Field::price, Field::serial, std::nullopt});
    CHECK(choices_in_json(to_json(choices)) == choices);
    CHECK(missing_fields(Kind::assets, choices).empty());
    CHECK(missing_fields(Kind::seats, choices).size() == 2);
    CHECK_THROWS_AS(choices_in_json("{}"), store::StoreCorrupt);
}

TEST_CASE("every field and kind has a name that leads back to it", "[imports]") {
    for (const auto kind : {Kind::assets, Kind::seats, Kind::positions, Kind::prices}) {
        CHECK(kind_named(name_of(kind)) == kind);
        for (const auto& use : fields_of(kind)) {
            CHECK(field_named(name_of(use.field)) == use.field);
            CHECK_FALSE(label_of(use.field).vi.empty());
        }
    }
}
