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

TEST_CASE("sizes have a decimal comma in Vietnamese, versions and clocks keep their points", "[inventory]") {
    using rasoat::inventory::said;
    CHECK(said("54.3 GB (32 GB + 22.3 GB)").vi == "54,3 GB (32 GB + 22,3 GB)");
    CHECK(said("54.3 GB").en == "54.3 GB");
    CHECK(said("HDD 1.8 TB ST2000.3").vi == "HDD 1,8 TB ST2000.3");
    for (const auto* same :
         {"Windows 10 22H2 10.0.19045", "Intel(R) Core(TM) i5-8400 CPU @ 2.80GHz", "", ".5 GB", "5."})
        CHECK(said(same).vi == same);
}
