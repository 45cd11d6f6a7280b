#include "server/planning/search_index.h"

#include <catch2/catch.hpp>

using namespace rasoat::planning;

namespace {

SearchIndex small_index() {
    SearchIndex index;
    index.units = {index.number_of("Phòng Tài chính"), index.number_of("Xã Tân Tập")};
    index.roles = {index.number_of("Kế toán Accountant")};
    index.machines = {
        {"pc-ketoan-01", index.number_of("Dell OptiPlex 3020"), index.number_of("Intel Core i3-4150"),
         index.number_of("Windows 10 Pro")}};
    index.seats = {"tc-01 nguyen van an"};
    return index;
}

} // namespace

TEST_CASE("the words of a search are found wherever they stand, in any order", "[search]") {
    const auto index = small_index();
    const WordSearch::Place place{0, 0, 0, 0};
    REQUIRE(WordSearch(index, "").found_at(place));
    REQUIRE(WordSearch(index, "ĐELL kế tài CHÍNH i3 tc-01 windows").found_at(place));
    REQUIRE(WordSearch(index, "optiplex an ketoan-01").found_at(place));
    REQUIRE_FALSE(WordSearch(index, "dell tập").found_at(place));
    REQUIRE(WordSearch(index, "dell tập").found_at({0, 0, 1, 0}));
}

TEST_CASE("what is absent at a place has no words", "[search]") {
    const auto index = small_index();
    REQUIRE_FALSE(WordSearch(index, "dell").found_at({std::nullopt, 0, 0, 0}));
    REQUIRE_FALSE(WordSearch(index, "toan").found_at({std::nullopt, 0, 0, std::nullopt}));
    REQUIRE(WordSearch(index, "ketoan").found_at({0, std::nullopt, std::nullopt, std::nullopt}));
    REQUIRE_FALSE(WordSearch(index, "an-khang").found_at({}));
}

TEST_CASE("equal texts share a number, whatever their case and marks", "[search]") {
    SearchIndex index;
    REQUIRE(index.number_of("Đơn vị 1") == index.number_of("don VI 1"));
    REQUIRE(index.number_of("Đơn vị 2") != index.number_of("don vi 1"));
    REQUIRE(index.texts() == 2);
}

TEST_CASE("a search of more words than have marks looks for each of them", "[search]") {
    auto index = small_index();
    std::string many;
    std::string text;
    for (int word = 0; word < 90; ++word) {
        many += " w" + std::to_string(word) + "x";
        text += " w" + std::to_string(word) + "x";
    }
    index.units[0] = index.number_of(text);
    REQUIRE(WordSearch(index, many).found_at({0, 0, 0, 0}));
    REQUIRE_FALSE(WordSearch(index, many + " zz").found_at({0, 0, 0, 0}));
    REQUIRE(WordSearch(index, many + " tc-01").found_at({0, 0, 0, 0}));
    REQUIRE_FALSE(WordSearch(index, many + " w90x").found_at({0, 0, 0, 0}));
}
