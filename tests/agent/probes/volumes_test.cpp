#include "agent/probes/mounts.h"
#include "agent/probes/volumes.h"
#include "tests/agent/probes/captured_machines.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::Mebibytes;

TEST_CASE("a capture's file systems are those on its disks, with their partitions' sizes", "[volumes]") {
    const CapturedTree tree{{}, "simple-nvme"};
    if (!unpack_tree(tree, "utillinux-lsblk-simple-nvme.tar.xz")) return;
    const auto found = volumes(tree.root());
    struct Fact {
        const char* device;
        const char* mount_point; ///< empty: not told
        const char* file_system;
        std::uint64_t mebibytes; ///< as lsblk prints: 50G, 200M, 200M, 200G, 15.8G, 74.5G
    };
    // /home/test and /home/archive may name persons; so may everything below /home.
    const Fact facts[] = {
        {"/dev/sda4", "/", "ext4", 51200},       {"/dev/sda2", "/boot", "ext4", 200},
        {"/dev/sda1", "/boot/efi", "vfat", 200}, {"/dev/nvme0n1p2", "/home", "ext4", 204800},
        {"/dev/nvme0n1p3", "", "ext4", 16167},   {"/dev/sdb1", "", "ext4", 76318},
    };
    REQUIRE(found.size() == std::size(facts));
    for (const auto& fact : facts) {
        INFO(fact.device);
        const auto volume =
            std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.device == fact.device; });
        REQUIRE(volume != found.end());
        CHECK(volume->mount_point.value_or("") == fact.mount_point);
        CHECK(volume->file_system == fact.file_system);
        CHECK(volume->size == Mebibytes{fact.mebibytes});
        CHECK_FALSE(volume->free);
        CHECK_FALSE(volume->label);
        CHECK(volume->system == (volume->mount_point == "/"));
    }
}

TEST_CASE("one device mounted at several places is one volume", "[volumes]") {
    const BuiltMachine machine;
    machine.write("/sys/devices/x/block/sda/sda1/size", "204800\n");
    machine.link("/sys/dev/block/8:1", "../../devices/x/block/sda/sda1");
    machine.write(
        "/proc/self/mountinfo", "30 1 8:1 /srv/www /var/www rw - ext4 /dev/sda1 rw\n"
                                "27 1 8:1 / / rw shared:1 master:2 - ext4 /dev/sda1 rw\n"
                                "31 1 8:1 /tmp /tmp rw - ext4 /dev/sda1 rw\n");
    const auto found = volumes(machine.root());
    REQUIRE(found.size() == 1);
    CHECK(found.front().mount_point == "/");
    CHECK(found.front().system);
    CHECK(found.front().size == Mebibytes{100});
}

TEST_CASE("what somebody plugged in, images and network shares are no volumes of the machine", "[volumes]") {
    const BuiltMachine machine;
    for (const auto* device : {"8:17/sdb1", "7:0/loop0", "11:0/sr0"}) {
        const std::string text = device;
        const auto slash = text.find('/');
        machine.write("/sys/devices/x/block/" + text.substr(slash + 1) + "/size", "204800\n");
        machine.link("/sys/dev/block/" + text.substr(0, slash), "../../devices/x/block/" + text.substr(slash + 1));
    }
    machine.write(
        "/proc/self/mountinfo", "30 1 8:17 / /media/user/STICK rw - vfat /dev/sdb1 rw\n"
                                "31 1 7:0 / /snap/core/1 ro - squashfs /dev/loop0 ro\n"
                                "32 1 11:0 / /mnt/cd ro - iso9660 /dev/sr0 ro\n"
                                "33 1 0:50 / /mnt/share rw - nfs4 server:/export rw\n"
                                "34 1 0:51 / /run tmpfs\n"
                                "35 1\n\n");
    CHECK(volumes(machine.root()).empty());
}

TEST_CASE("spaces in mount points are unescaped", "[volumes]") {
    const BuiltMachine machine;
    machine.write("/proc/self/mountinfo", "30 1 8:1 / /mnt/du\\040lieu\\134x\\04 rw - ext4 /dev/sda1 rw\n");
    const auto all = mounts(machine.root());
    REQUIRE(all.size() == 1);
    CHECK(all.front().mount_point == "/mnt/du lieu\\x\\04");
}

TEST_CASE("the running machine's file systems have a size and free space within it", "[volumes]") {
    for (const auto& volume : volumes(MachineRoot())) {
        INFO(volume.device.value_or(""));
        REQUIRE(volume.size);
        REQUIRE(volume.free);
        CHECK(*volume.free <= *volume.size);
    }
}
