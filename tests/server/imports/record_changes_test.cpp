#include "server/imports/record_changes.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::imports;

TEST_CASE("what an import changed is read back as it was written", "[imports]") {
    const store::Seat seat{
        .id = {7},
        .unit = {2},
        .code = "X-\"07\"",
        .name = "Một cửa",
        .role = "one-stop",
        .weight = 1.5,
        .machine = store::MachineId{9},
        .person = "Trần Thị B"};
    auto empty = seat;
    empty.machine.reset();
    const std::vector<RecordChange> changes{
        MachineChange{
            {9},
            {},
            {"TS.001", store::Day(std::chrono::year(2021) / 3 / 15), store::Vnd{12'500'000},
             store::Day(std::chrono::year(2024) / 3 / 15), "ghi chú"}},
        MachineMade{
            {10}, {{2}, "pc-7", "Dell", "SN-7", "TS.007"}, {"TS.007", std::nullopt, store::Vnd{9'800'000}, {}, ""}},
        SeatChange{std::nullopt, seat},
        SeatChange{seat, empty},
        PriceChange{"desktop-a", std::nullopt, {1}},
        PriceChange{"desktop-a", store::Vnd{1}, {2}},
        FormChange{{changes::Kind::fund, "12"}, "", "{\"code\":\"NS\"}", {7}},
        FormChange{{changes::Kind::model, "desktop-a"}, "{}", "{\"id\":\"desktop-a\"}", {8}}};
    CHECK(changes_in_json(to_json(changes)) == changes);
    CHECK(changes_in_json(to_json({})).empty());
    CHECK_THROWS_AS(changes_in_json("{\"changes\":[{}]}"), store::StoreCorrupt);
    CHECK_THROWS_AS(changes_in_json("["), store::StoreCorrupt);
}
