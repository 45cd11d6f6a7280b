#include "server/organisation/day_text.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace std::chrono_literals;
using organisation::day_in;

TEST_CASE("a day is read as it is written, and nothing else is a day", "[day]") {
    REQUIRE(day_in("2025-07-01") == store::Day{2025y / 7 / 1});
    REQUIRE(organisation::day_text(store::Day{2024y / 2 / 29}) == "2024-02-29");
    for (const auto* text :
         {"", "2025-7-1", "2025-13-01", "2025-02-29", "01-07-2025", "2025/07/01", "2025-07-01T00:00", "-025-07-01",
          "0000-01-01", "2025-07-0x"}) {
        INFO(text);
        REQUIRE_FALSE(day_in(text));
    }
}
