#include "agent/probes/registry_key.h"
#include "agent/probes/utf16.h"
#include "tests/agent/probes/captured_machines.h"
#include "tests/agent/probes/hostile_bytes.h"
#include "tests/agent/probes/windows_captures.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;
using namespace std::string_literals;

namespace {

std::string decoded(const std::string& bytes) {
    return utf8_from_utf16(as_bytes(bytes));
}

RegistryKey key_with(RegistryType type, const std::string& data) {
    RegistryKey key;
    const auto bytes = as_bytes(data);
    key.values["Value"] = {type, {bytes.begin(), bytes.end()}};
    return key;
}

} // namespace

TEST_CASE("UTF-16 becomes UTF-8, up to its first NUL", "[utf16]") {
    CHECK(decoded("M\0\xE1\0y\0"s) == "Máy");
    CHECK(decoded("\xA3\x1E"s) == "ả");
    CHECK(decoded("\x3D\xD8\xA5\xDC"s) == "\xF0\x9F\x92\xA5"); // U+1F4A5 of two units
    CHECK(decoded("a\0\0\0b\0"s) == "a");
    CHECK(decoded("").empty());
}

TEST_CASE("half a character of UTF-16 is replaced, half a unit dropped", "[utf16][hostile]") {
    CHECK(decoded("a\0\x3D\xD8"s) == "a\xEF\xBF\xBD"); // the first of two units, alone at the end
    CHECK(
        decoded("\xA5\xDC"s
                "a\0"s) == "\xEF\xBF\xBD"
                           "a"); // the second alone
    CHECK(
        decoded("\x3D\xD8"s
                "a\0"s) == "\xEF\xBF\xBD"
                           "a");
    CHECK(decoded("a\0b"s) == "a");
    with_every_prefix("M\0\xE1\0\x3D\xD8\xA5\xDC"s, [](const std::string& prefix) { decoded(prefix); });
}

TEST_CASE("names of values and keys are found in any case", "[registry]") {
    auto key = registry_key_with({{"ProductName", "Windows 7 Professional"}}, {{"UBR", 5131}});
    key.subkeys.push_back({"Device Parameters", {}, {}});
    CHECK(key.text("productname") == "Windows 7 Professional");
    CHECK(key.number("ubr") == 5131U);
    CHECK(key.subkey("DEVICE PARAMETERS") != nullptr);
    CHECK(key.subkey("Device") == nullptr);
    CHECK_FALSE(key.text("EditionID"));
}

TEST_CASE("a value of another type than asked for is none", "[registry]") {
    CHECK_FALSE(key_with(RegistryType::dword, "\1\0\0\0"s).text("Value"));
    CHECK_FALSE(key_with(RegistryType::text, "1\0\0\0"s).number("Value"));
    CHECK_FALSE(key_with(RegistryType::dword, "\1\0\0"s).number("Value"));
    CHECK(key_with(RegistryType::qword, "\0\0\0\0\1\0\0\0"s).number("Value") == std::uint64_t{1} << 32U);
    CHECK(key_with(RegistryType::binary, "\0\1\0\0"s).number("Value") == 256U);
}

TEST_CASE("several texts of one value are read to the empty one, whole or not", "[registry][hostile]") {
    const auto list = "P\0C\0I\0\0\0U\0S\0B\0\0\0\0\0x\0"s;
    CHECK(key_with(RegistryType::texts, list).texts("Value") == std::vector<std::string>{"PCI", "USB"});
    CHECK(key_with(RegistryType::texts, list).text("Value") == "PCI");
    with_every_prefix(list, [](const std::string& prefix) {
        CHECK(key_with(RegistryType::texts, prefix).texts("Value").size() <= 2);
    });
}

TEST_CASE("a registry export is read with what is below its first key", "[registry]") {
    const auto key = captured_registry("7-USBPRINT");
    if (!key) return;
    CHECK(key->name == "USBPRINT");
    REQUIRE(key->subkeys.size() == 1);
    const auto& printer = key->subkeys.front();
    CHECK(printer.name == "hpdeskjet_5550");
    REQUIRE(printer.subkeys.size() == 1);
    CHECK(printer.subkeys.front().text("DeviceDesc") == "hp deskjet 5550 series (HPA)");
    CHECK(
        printer.subkeys.front().texts("HardwareID") ==
        std::vector<std::string>{"USBPRINT\\hpdeskjet_5550A851", "hpdeskjet_5550A851"});
}
