#include "server/planning/search_text.h"

#include <catch2/catch.hpp>

using namespace rasoat::planning;

TEST_CASE("Vietnamese is found without its marks, composed or not", "[search]") {
    REQUIRE(folded("Phòng Tài nguyên và Môi trường") == "phong tai nguyen va moi truong");
    REQUIRE(folded("Đặng Thị Ửng ĐỒNG") == "dang thi ung dong");
    REQUIRE(folded("ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ") == "aaaaaaaaaaaaeeeeeeeeiioooooooooooouuuuuuuyyyy");
    REQUIRE(folded("ẠẢẤẶẸẾỆỈỊỌỐỢỤỨỰỲỸ") == "aaaaeeeiiooouuuyy");
    REQUIRE(folded("Ma\xCC\x81y ti\xCC\x81nh") == "may tinh"); // letters with combining marks
}

TEST_CASE("spaces are one, other scripts and signs stay", "[search]") {
    REQUIRE(folded("  ThinkCentre \t M700\n") == "thinkcentre m700");
    REQUIRE(folded("i5-8400 · 8 GB 日本") == "i5-8400 · 8 gb 日本");
}

TEST_CASE("broken UTF-8 is no trap", "[search]") {
    REQUIRE(folded("a\xff\xc3(\xe1\xba") == "a (");
    REQUIRE(folded("\xc0\xaf\xf5\x80\x80\x80").empty());
    REQUIRE(folded(std::string("a\0b", 3)) == "a b");
}

TEST_CASE("every word has to occur, in any order", "[search]") {
    const auto text = folded("Kế toán 1 Phòng Nội vụ Dell OptiPlex 3020");
    REQUIRE(holds_all(text, search_words("noi vu dell")));
    REQUIRE(holds_all(text, search_words("DELL  nội")));
    REQUIRE(holds_all(text, search_words("")));
    REQUIRE_FALSE(holds_all(text, search_words("noi vu lenovo")));
}
