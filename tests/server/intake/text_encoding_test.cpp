#include "server/intake/text_encoding.h"

#include <catch2/catch.hpp>

#include <string>

using namespace rasoat::intake;

TEST_CASE("windows-1258 text comes out with whole letters", "[encoding]") {
    // "Đơn vị", "Số sê-ri", "Nguyễn" as Vietnamese Windows wrote them: letters, then tone marks.
    CHECK(utf8_from_windows_1258("\xd0\xf5n vi\xf2") == "Đơn vị");
    CHECK(utf8_from_windows_1258("S\xf4\xec s\xea-ri") == "Số sê-ri");
    CHECK(utf8_from_windows_1258("Nguy\xea\xden") == "Nguyễn");
    CHECK(utf8_from_windows_1258("12.500.000 \xfe") == "12.500.000 ₫");
}

TEST_CASE("marks that stand apart are joined, in whatever order", "[encoding]") {
    CHECK(with_joined_marks("e\xcc\x82\xcc\xa3") == "ệ"); // circumflex, then dot
    CHECK(with_joined_marks("e\xcc\xa3\xcc\x82") == "ệ"); // dot, then circumflex, as macOS decomposes
    CHECK(with_joined_marks("U\xcc\x9b\xcc\x80") == "Ừ");
    CHECK(with_joined_marks("ơ\xcc\x89") == "ở");
    CHECK(with_joined_marks("Thời gian") == "Thời gian");
    // No such letter: the mark stays.
    CHECK(with_joined_marks("b\xcc\x81") == "b\xcc\x81");
    CHECK(with_joined_marks("\xcc\x81") == "\xcc\x81");
}

TEST_CASE("UTF-16 of either order is read, and what is broken shows", "[encoding]") {
    const std::string little("\x10\x01\x3d\xd8\x00\xde", 6); // Đ, then a pair
    CHECK(utf8_from_utf16(little, ByteOrder::little_endian) == "Đ😀");
    const std::string big("\x01\x10", 2);
    CHECK(utf8_from_utf16(big, ByteOrder::big_endian) == "Đ");
    CHECK(utf8_from_utf16(std::string("\x00\xd8", 2), ByteOrder::little_endian) == "\xef\xbf\xbd");
    CHECK(utf8_from_utf16("a", ByteOrder::little_endian) == "\xef\xbf\xbd");
    CHECK(utf8_from_utf16("", ByteOrder::big_endian).empty());
}

TEST_CASE("windows-1252 holds the quotes that ISO-8859-1 lacks", "[encoding]") {
    CHECK(utf8_from_windows_1252("\x93\xe9\x94\x80") == "“é”€");
    CHECK_FALSE(is_utf8("\x93"));
    CHECK(is_utf8("“é”"));
}
