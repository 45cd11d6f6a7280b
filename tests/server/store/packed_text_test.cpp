#include "server/store/packed_text.h"
#include "server/store/records.h"
#include "server/store/store_error.h"

#include <catch2/catch.hpp>

using namespace rasoat::store;

TEST_CASE("a packed text is smaller and comes back byte for byte", "[store]") {
    std::string text;
    for (int index = 0; index < 500; ++index)
        text += "{\"capacity\":8192,\"caption\":\"DIMM " + std::to_string(index) + "\"}";
    REQUIRE(pack(text).size() < text.size() / 4);
    REQUIRE(unpack(pack(text)) == text);
    REQUIRE(unpack(pack("")).empty());
}

TEST_CASE("a damaged packed text is refused", "[store]") {
    auto packed = pack("a text that is long enough to be compressed, long enough to be compressed");
    REQUIRE_THROWS_AS(unpack("not a frame"), StoreCorrupt);
    REQUIRE_THROWS_AS(unpack(packed.substr(0, packed.size() - 3)), StoreCorrupt);
}

TEST_CASE("an id is a positive whole number and nothing else", "[store]") {
    REQUIRE(parse_id<MachineId>("17") == MachineId{17});
    for (const auto* text : {"", "0", "-1", "1x", " 1", "99999999999999999999", "0x1", "1.0"})
        REQUIRE_FALSE(parse_id<MachineId>(text));
    REQUIRE(to_string(MachineId{17}) == "17");
}

TEST_CASE("a text packed against one like it is small, and needs that one again", "[packed]") {
    std::string before = "{";
    for (int index = 0; index < 500; ++index)
        before += "\"part-" + std::to_string(index) + "\":\"" + std::to_string(index * 7919) + "\",";
    auto after = before;
    after.insert(3000, "\"memory\":8192,");
    const auto packed = pack_against(before, after);
    REQUIRE(packed.size() < 100);
    REQUIRE(unpack_against(packed, after) == before);
    REQUIRE_THROWS_AS(unpack_against(packed, before.substr(1)), StoreCorrupt);
    REQUIRE_THROWS_AS(unpack_against(packed, ""), StoreCorrupt);
    REQUIRE_THROWS_AS(unpack_against(packed.substr(0, packed.size() / 2), after), StoreCorrupt);
    REQUIRE_THROWS_AS(unpack_against("x", after), StoreCorrupt);
}
