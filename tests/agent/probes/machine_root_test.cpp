#include "agent/probes/machine_root.h"
#include "agent/probes/probe_error.h"
#include "tests/agent/probes/built_machine.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

using namespace rasoat::probes;
using namespace rasoat::tests;

TEST_CASE("a captured machine's links stay inside its directory", "[machine root]") {
    const BuiltMachine machine;
    machine.write("/etc/hostname", "captured\n");
    machine.link("/absolute", "/etc/hostname");
    machine.link("/upwards", "../../../../../../etc/hostname");
    machine.link("/folder", "/etc");
    const auto root = machine.root();
    CHECK(root.text("/absolute") == "captured");
    CHECK(root.text("/upwards") == "captured");
    CHECK(root.text("/folder/hostname") == "captured");
    CHECK(root.text("/../../etc/hostname") == "captured");
    CHECK(root.resolved("/folder/../absolute") == "/etc/hostname");
    CHECK_FALSE(root.is_live());
    CHECK(MachineRoot().is_live());
}

TEST_CASE("what is absent is none", "[machine root]") {
    const BuiltMachine machine;
    machine.write("/empty", " \n");
    machine.write("/file", "text");
    machine.link("/dangling", "/nowhere");
    machine.link("/circle", "/circle");
    const auto root = machine.root();
    CHECK_FALSE(root.text("/nothing"));
    CHECK_FALSE(root.text("/empty"));
    CHECK_FALSE(root.text("/file/below"));
    CHECK_FALSE(root.text("/dangling"));
    CHECK_FALSE(root.bytes("/circle"));
    CHECK_FALSE(root.bytes("/"));
    CHECK_FALSE(root.resolved("/circle"));
    CHECK_FALSE(root.exists("/dangling"));
    CHECK_FALSE(root.changed_on("/nothing"));
    CHECK(root.entries("/nothing").empty());
    CHECK(root.entries("/file").empty());
}

TEST_CASE("a link's last name is read though its target was not captured", "[machine root]") {
    const BuiltMachine machine;
    machine.link("/sys/devices/x/driver", "../../bus/pci/drivers/igb");
    CHECK(machine.root().link_name("/sys/devices/x/driver") == "igb");
    CHECK_FALSE(machine.root().link_name("/sys/devices/x"));
    CHECK_FALSE(machine.root().link_name("/nothing/at/all"));
}

TEST_CASE("numbers are whole decimal numbers", "[machine root]") {
    const BuiltMachine machine;
    machine.write("/good", "1024\n");
    machine.write("/negative", "-1\n");
    machine.write("/text", "12 kB\n");
    machine.write("/huge", "99999999999999999999999\n");
    CHECK(machine.root().number("/good") == 1024);
    CHECK_FALSE(machine.root().number("/negative"));
    CHECK_FALSE(machine.root().number("/text"));
    CHECK_FALSE(machine.root().number("/huge"));
}

TEST_CASE("a file larger than allowed is refused by name", "[machine root]") {
    const BuiltMachine machine;
    machine.write("/large", std::string(MachineRoot::small_file + 1, 'x'));
    CHECK_THROWS_WITH(machine.root().bytes("/large"), Catch::Contains("/large is larger than 65536 bytes"));
    CHECK(machine.root().bytes("/large", MachineRoot::small_file + 1)->size() == MachineRoot::small_file + 1);
}

TEST_CASE("a pipe does not hold a probe up", "[machine root]") {
    const BuiltMachine machine;
    REQUIRE(::mkfifo((machine.directory() / "pipe").c_str(), 0600) == 0);
    CHECK_FALSE(machine.root().bytes("/pipe"));
}

TEST_CASE("entries are sorted and without the folder itself", "[machine root]") {
    const BuiltMachine machine;
    machine.write("/d/b", "");
    machine.write("/d/a", "");
    machine.folder("/d/c");
    CHECK(machine.root().entries("/d") == std::vector<std::string>{"a", "b", "c"});
}
