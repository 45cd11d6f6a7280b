#include "agent/probes/ata_command.h"
#include "tests/agent/probes/hostile_bytes.h"

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <vector>

using namespace rasoat;
using namespace rasoat::probes;

TEST_CASE("a command goes to the disk in the form that SAT-3 gives it", "[ata]") {
    CHECK(
        pass_through_16(smart_read_data) ==
        std::array<std::uint8_t, 16>{0x85, 0x08, 0x0E, 0, 0xD0, 0, 1, 0, 0, 0, 0x4F, 0, 0xC2, 0, 0xB0, 0});
    CHECK(
        pass_through_12(smart_return_status) ==
        std::array<std::uint8_t, 12>{0xA1, 0x06, 0x20, 0xDA, 0, 0, 0x4F, 0xC2, 0, 0xB0, 0, 0});
}

TEST_CASE("the registers come back in sense data of both formats", "[ata]") {
    // As a Linux kernel hands on what a sound, and a failing, disk answers to SMART RETURN STATUS.
    std::vector<std::uint8_t> descriptor{0x72, 0x01, 0x00, 0x1D, 0, 0, 0,    0x0E, 0x09, 0x0C, 0,
                                         0,    0,    0,    0,    0, 0, 0x4F, 0,    0xC2, 0,    0x50};
    auto registers = registers_in_sense(descriptor);
    REQUIRE(registers);
    CHECK(predicts_failure(*registers) == false);
    descriptor[17] = 0xF4;
    descriptor[19] = 0x2C;
    CHECK(predicts_failure(*registers_in_sense(descriptor)) == true);
    descriptor[19] = 0;
    CHECK_FALSE(predicts_failure(*registers_in_sense(descriptor)));
    CHECK(stands_by(*registers));
    descriptor[13] = 0xFF;
    CHECK_FALSE(stands_by(*registers_in_sense(descriptor)));

    const std::vector<std::uint8_t> fixed{0x70, 0, 1, 0x50, 0, 0, 0xFF, 10, 0, 0, 0x4F, 0xC2, 0, 0x1D};
    CHECK(registers_in_sense(fixed) == AtaRegisters{.count = 0xFF, .lba_mid = 0x4F, .lba_high = 0xC2});
    CHECK_FALSE(registers_in_sense(std::vector<std::uint8_t>(64, 0)));
}

TEST_CASE("sense data of any length and content are read within their bounds", "[ata]") {
    const std::string sense(
        "\x72\x01\x00\x1d\x00\x00\x00\x0e\x09\x0c\x00\x00\x00\x00\x00\x00\x00\x4f\x00\xc2\x00\x50", 22);
    const auto decode = [](const std::string& bytes) {
        std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
        copy.shrink_to_fit();
        static_cast<void>(registers_in_sense(copy));
    };
    tests::with_every_prefix(sense, decode);
    tests::with_random_damage(sense, 3, 20'000, decode);
    CHECK_FALSE(registers_in_sense(std::vector<std::uint8_t>(sense.begin(), sense.begin() + 20)));
}
