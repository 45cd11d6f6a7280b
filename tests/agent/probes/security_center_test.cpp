#include "agent/probes/security_center.h"
#include "tests/agent/probes/windows_captures.h"

#include <catch2/catch.hpp>

#include <array>
#include <string>

using namespace rasoat::probes;
using namespace rasoat::tests;

namespace {

RegistryKey providers(const std::string& name, std::uint32_t state) {
    RegistryKey key;
    key.subkeys.push_back(registry_key_with({{"DISPLAYNAME", name}}, {{"STATE", state}}));
    key.subkeys.back().name = "{D68DDC3A-831F-4fae-9E44-DA132C1ACF46}";
    return key;
}

} // namespace

TEST_CASE("the state of an antivirus says whether it runs and how old its signatures are", "[antivirus]") {
    const struct {
        std::uint32_t state;
        bool enabled, up_to_date;
    } states[] = {
        {0x061100, true, true},   // Windows Defender at work
        {0x061110, true, false},  // ... with old signatures
        {0x060100, false, true},  // ... while another product protects
        {0x041000, true, true},   // another maker's, without updates of its own
        {0x042010, false, false}, // snoozed
        {0x043010, false, false}, // its licence has run out
    };
    for (const auto& [state, enabled, up_to_date] : states) {
        INFO(std::hex << state);
        const auto found = registered_antivirus(providers("Windows Defender", state));
        REQUIRE(found.size() == 1);
        CHECK(found.front().name == "Windows Defender");
        CHECK(found.front().maker == "Microsoft");
        CHECK(found.front().enabled == enabled);
        CHECK(found.front().up_to_date == up_to_date);
    }
}

TEST_CASE("a state that nobody described leaves it open whether the product runs", "[antivirus]") {
    const auto found = registered_antivirus(providers("Bkav Pro", 0x04F000));
    REQUIRE(found.size() == 1);
    CHECK(found.front().maker == "Bkav");
    CHECK_FALSE(found.front().enabled);
}

TEST_CASE("a provider without a name is no product", "[antivirus]") {
    CHECK(registered_antivirus(providers("", 0x061100)).empty());
    CHECK(registered_antivirus({}).empty());
}

TEST_CASE("an older Windows gives its antivirus away by the services", "[antivirus]") {
    const std::array<std::string, 5> services = {"AVP18.0.0", "Spooler", "WinDefend", "MsMpSvc", "avpsus"};
    const auto found = antivirus_with_services(services);
    REQUIRE(found.size() == 2);
    CHECK(found[0].name == "Microsoft Security Essentials");
    CHECK(found[1].name == "Kaspersky");
    CHECK_FALSE(found[0].enabled);
    CHECK(antivirus_with_services({}).empty());
}
