#include "server/inventory/part_text.h"

#include <catch2/catch.hpp>

using rasoat::inventory::maker_and_model;

TEST_CASE("makers are named as people say them, and once", "[inventory]") {
    REQUIRE(maker_and_model("Dell Inc.", "OptiPlex 3020") == "Dell OptiPlex 3020");
    REQUIRE(maker_and_model("LENOVO", "ThinkCentre M73") == "Lenovo ThinkCentre M73");
    REQUIRE(maker_and_model("Hewlett-Packard", "HP Compaq 6000 Pro") == "HP Compaq 6000 Pro");
    REQUIRE(maker_and_model("HP", "HP ProDesk 400 G1") == "HP ProDesk 400 G1");
    REQUIRE(maker_and_model("FPT", "Elead") == "FPT Elead");
    REQUIRE(maker_and_model(std::nullopt, "B85M-E") == "B85M-E");
    REQUIRE(maker_and_model("Acer", std::nullopt) == "Acer");
}
