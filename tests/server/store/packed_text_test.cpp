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
