#include "planner/fitness/windows11.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;
using enum Windows11Readiness;

TEST_CASE("a listed processor, TPM 2.0 and Secure Boot on are ready") {
    CHECK(windows11_readiness(weak_machine()) == ready);
}

TEST_CASE("a processor off Microsoft's list is hardware, whatever the switches") {
    const auto readiness = windows11_readiness(ancient_machine());
    CHECK(readiness == processor_not_listed);
    CHECK_FALSE(only_switched_off(readiness));
    CHECK_FALSE(windows11_possible(readiness));
}

TEST_CASE("a listed processor with its TPM off is only switched off") {
    Machine machine = weak_machine();
    machine.firmware.tpm = SwitchState::off;
    CHECK(windows11_readiness(machine) == tpm_off);
    machine.firmware.tpm = SwitchState::absent;
    CHECK(windows11_readiness(machine) == tpm_off);
    CHECK(only_switched_off(windows11_readiness(machine)));
}

TEST_CASE("TPM 1.2, legacy boot and Secure Boot off are settings on listed hardware") {
    Machine machine = weak_machine();
    machine.firmware.tpm_major = 1;
    CHECK(windows11_readiness(machine) == tpm_old);
    machine = weak_machine();
    machine.firmware.uefi = false;
    CHECK(windows11_readiness(machine) == legacy_boot);
    machine = weak_machine();
    machine.firmware.secure_boot = SwitchState::off;
    CHECK(windows11_readiness(machine) == secure_boot_off);
}

TEST_CASE("what the firmware does not tell stays unknown, but the hardware can") {
    Machine machine = weak_machine();
    machine.firmware = {};
    CHECK(windows11_readiness(machine) == switches_unknown);
    CHECK(windows11_possible(switches_unknown));
    CHECK_FALSE(only_switched_off(switches_unknown));
}

TEST_CASE("an unrecognised processor is unclear until the machine runs Windows 11") {
    Machine machine = weak_machine();
    machine.processor.windows11 = Windows11Listing::unclear;
    CHECK(windows11_readiness(machine) == processor_unclear);
    machine.operating_system.windows = 11;
    CHECK(windows11_readiness(machine) == ready);
}

TEST_CASE("2 GB, 32 GB of disk and one core are too small") {
    Machine machine = weak_machine();
    machine.memory.total = Mebibytes{2048};
    CHECK(windows11_readiness(machine) == memory_too_small);
    machine = weak_machine();
    machine.disk.size = Gigabytes{32};
    CHECK(windows11_readiness(machine) == disk_too_small);
    machine = weak_machine();
    machine.processor.cores = 1;
    CHECK(windows11_readiness(machine) == processor_too_small);
}
