#include "agent/probes/encryption_linux.h"
#include "tests/agent/probes/built_machine.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::Volume;
using rasoat::report::VolumeEncryption;

TEST_CASE("a volume upon LVM upon LUKS is encrypted, the boot partition beside it is not", "[encryption]") {
    const BuiltMachine machine;
    machine.write("/sys/class/block/dm-1/dm/uuid", "LVM-0QkzTz0000\n");
    machine.write("/sys/class/block/dm-1/slaves/dm-0/size", "1\n");
    machine.write("/sys/class/block/dm-0/dm/uuid", "CRYPT-LUKS2-8a9cbe11-sda3_crypt\n");
    machine.write("/sys/class/block/dm-0/slaves/sda3/size", "1\n");
    machine.write("/sys/class/block/sda1/size", "1\n");
    std::vector<Volume> volumes = {
        {.mount_point = "/", .device = "/dev/dm-1"},
        {.mount_point = "/boot", .device = "/dev/sda1"},
        {.mount_point = "/srv", .device = "/dev/sdb1"}};
    tell_encryption(machine.root(), volumes);
    CHECK(volumes[0].encryption == VolumeEncryption::whole);
    CHECK(volumes[0].encryption_name == "LUKS");
    CHECK(volumes[1].encryption == VolumeEncryption::none);
    CHECK_FALSE(volumes[1].encryption_name);
    CHECK_FALSE(volumes[2].encryption); // not captured
}
