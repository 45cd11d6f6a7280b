#include "agent/delivery/certificate_name.h"

#include <catch2/catch.hpp>

using rasoat::delivery::stands_for;

TEST_CASE("a certificate's name stands for its host, a star for one label", "[certificate]") {
    CHECK(stands_for("rasoat.huyen.gov.vn", "RaSoat.huyen.gov.VN"));
    CHECK(stands_for("*.huyen.gov.vn", "rasoat.huyen.gov.vn"));
    CHECK_FALSE(stands_for("*.huyen.gov.vn", "a.rasoat.huyen.gov.vn"));
    CHECK_FALSE(stands_for("*.huyen.gov.vn", "huyen.gov.vn"));
    CHECK_FALSE(stands_for("*.huyen.gov.vn", ".huyen.gov.vn"));
    CHECK_FALSE(stands_for("r*.huyen.gov.vn", "rasoat.huyen.gov.vn"));
    CHECK_FALSE(stands_for("rasoat.gov.vn", "rasoat.gov.vn.evil.example"));
}

TEST_CASE("a star never stands for whole domains", "[certificate]") {
    CHECK_FALSE(stands_for("*.vn", "rasoat.vn"));
    CHECK_FALSE(stands_for("*", "rasoat"));
    CHECK_FALSE(stands_for("*.", "rasoat."));
    CHECK_FALSE(stands_for("", ""));
}
