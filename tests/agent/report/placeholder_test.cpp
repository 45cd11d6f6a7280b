#include "agent/report/placeholder.h"

#include <catch2/catch.hpp>

using rasoat::report::is_placeholder;

TEST_CASE("what makers leave in the firmware is no fact", "[report]") {
    for (const auto* text :
         {"", "  ", "To Be Filled By O.E.M.", "Default string", "System Serial Number", "Not Specified", "None", "N/A",
          "00000000", "........", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "00000000-0000-0000-0000-000000000000",
          "SerNum0", "PartNum3", "Manufacturer00", " unknown ", "xxxxxxxxxx", "<OUT OF SPEC>",
          "000000000000000000000000000000000000"}) {
        INFO(text);
        CHECK(is_placeholder(text));
    }
}

TEST_CASE("real names and serial numbers are facts", "[report]") {
    for (const auto* text :
         {"640HP72", "Dell Inc.", "HMT41GU6MFR8C-PB", "OptiPlex 7040", "00000000-0000-4000-8000-a3710edd7fb8", "S1",
          "Samsung", "System x3650 M4", "Unknown Worlds Ltd.", "7654321"}) {
        INFO(text);
        CHECK_FALSE(is_placeholder(text));
    }
}
