#include "agent/report/report_json.h"
#include "agent/report/report_reader.h"
#include "tests/agent/report/random_report.h"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace rasoat;
using namespace rasoat::report;

namespace {

/// The pointer of the field for which `json` is refused; "(taken)" where it is not.
std::string refused_at(std::string_view json) {
    try {
        static_cast<void>(read_report(json));
    } catch (const ReportRefused& refusal) {
        CHECK_FALSE(refusal.expected().empty());
        return refusal.pointer();
    }
    return "(taken)";
}

std::string with_content(std::string_view members) {
    return R"({"deviceid":"pc","content":{"versionclient":"v",)" + std::string(members) + "}}";
}

} // namespace

TEST_CASE("what is no inventory is refused as a whole", "[reader]") {
    for (const auto* json :
         {"", " ", "null", "[]", "42", "\"text\"", "{}", "{\"deviceid\":\"pc\"}", "{\"content\":{}}",
          "{\"deviceid\":\"\",\"content\":{}}", "{\"deviceid\":\"pc\",\"content\":{}", "<xml/>",
          "{\"deviceid\":\"pc\",\"content\":{}} trailing", "{'deviceid':'pc'}"}) {
        INFO(json);
        CHECK(refused_at(json).empty());
    }
}

TEST_CASE("a wrong type is refused by the field that has it", "[reader]") {
    CHECK(refused_at(R"({"deviceid":[],"content":{}})") == "/deviceid");
    CHECK(refused_at(R"({"deviceid":"pc","content":[]})") == "/content");
    CHECK(refused_at(R"({"deviceid":"pc","content":"x"})") == "/content");
    CHECK(refused_at(with_content(R"("bios":[])")) == "/content/bios");
    CHECK(refused_at(with_content(R"("bios":{"smodel":{}})")) == "/content/bios/smodel");
    CHECK(refused_at(with_content(R"("cpus":{})")) == "/content/cpus");
    CHECK(refused_at(with_content(R"("cpus":["i5"])")) == "/content/cpus/0");
    CHECK(refused_at(with_content(R"("memories":[{},{},{},{"capacity":"eight"}])")) == "/content/memories/3/capacity");
    CHECK(refused_at(with_content(R"("memories":[{"capacity":true}])")) == "/content/memories/0/capacity");
    CHECK(refused_at(with_content(R"("drives":[{"systemdrive":"maybe"}])")) == "/content/drives/0/systemdrive");
    CHECK(refused_at(with_content(R"("rasoat":3)")) == "/content/rasoat");
    CHECK(refused_at(with_content(R"("rasoat":{"format":2})")) == "/content/rasoat/format");
    CHECK(refused_at(with_content(R"("rasoat":{"firmware":{"tpm":"broken"}})")) == "/content/rasoat/firmware/tpm");
    CHECK(refused_at(with_content(R"("storages":[{}],"rasoat":{"storages":[]})")) == "/content/rasoat/storages");
    CHECK(
        refused_at(with_content(R"("storages":[{}],"rasoat":{"storages":[{"kind":"tape"}]})")) ==
        "/content/rasoat/storages/0/kind");
}

TEST_CASE("strain and benchmark are refused by the field that can't be", "[reader]") {
    const auto strain = [](std::string_view day) {
        return refused_at(with_content(R"("rasoat":{"strain":[)" + std::string(day) + "]}"));
    };
    CHECK(strain(R"({"day":"2026-11-23"})") == "(taken)");
    CHECK(strain("{}") == "/content/rasoat/strain/0");
    CHECK(strain(R"({"day":"23/11/2026"})") == "/content/rasoat/strain/0/day");
    CHECK(strain(R"({"day":"2026-11-31"})") == "/content/rasoat/strain/0/day");
    CHECK(strain(R"({"day":"2026-11-23","on":1441})") == "/content/rasoat/strain/0/on");
    CHECK(strain(R"({"day":"2026-11-23","disk":[1,2]})") == "/content/rasoat/strain/0/disk");
    CHECK(strain(R"({"day":"2026-11-23","memory":[0,0,0,0,0,0,0,0,0,-1]})") == "/content/rasoat/strain/0/memory/9");
    std::string many = R"({"day":"2026-11-23"})";
    for (std::size_t i = 0; i < most_strain_days; ++i)
        many += R"(,{"day":"2026-11-23"})";
    CHECK(strain(many) == "/content/rasoat/strain");
    CHECK(
        refused_at(with_content(R"("rasoat":{"benchmark":{"measured":"2026-11-23","integer":-1}})")) ==
        "/content/rasoat/benchmark/integer");
}

TEST_CASE("absurd values are refused by the field that has them", "[reader]") {
    CHECK(refused_at(with_content(R"("memories":[{"capacity":2097152}])")) == "/content/memories/0/capacity");
    CHECK(refused_at(with_content(R"("memories":[{"capacity":-4096}])")) == "/content/memories/0/capacity");
    CHECK(refused_at(with_content(R"("memories":[{"capacity":"-4096"}])")) == "/content/memories/0/capacity");
    CHECK(refused_at(with_content(R"("memories":[{"capacity":0.5}])")) == "/content/memories/0/capacity");
    CHECK(refused_at(with_content(R"("memories":[{"capacity":1e300}])")) == "/content/memories/0/capacity");
    CHECK(
        refused_at(with_content(R"("memories":[{"capacity":18446744073709551615}])")) ==
        "/content/memories/0/capacity");
    CHECK(
        refused_at(with_content(R"("memories":[{"speed":"99999999999999999999 MT/s"}])")) ==
        "/content/memories/0/speed");
    CHECK(refused_at(with_content(R"("cpus":[{"core":1000000000}])")) == "/content/cpus/0/core");
    CHECK(refused_at(with_content(R"("storages":[{"disksize":-1}])")) == "/content/storages/0/disksize");
    CHECK(refused_at(with_content(R"("hardware":{"memory":99999999999})")) == "/content/hardware/memory");
    CHECK(refused_at(with_content(R"("memories":[{"capacity":99999999999999999999999999}])")).empty());
}

TEST_CASE("the refusal says what was expected", "[reader]") {
    REQUIRE_THROWS_WITH(
        read_report(with_content(R"("memories":[{"capacity":2097152}])")),
        "/content/memories/0/capacity: expected a whole number from 0 to 1048576");
}

TEST_CASE("texts with NULs or of megabytes are refused where the report would keep them", "[reader]") {
    CHECK(refused_at(with_content(R"("bios":{"smodel":"a\u0000b"})")) == "/content/bios/smodel");
    CHECK(refused_at(with_content(R"("bios":{"smodel":")" + std::string(1025, 'a') + "\"}")) == "/content/bios/smodel");
    CHECK(refused_at(with_content(R"("bios":{"smodel":")" + std::string(1024, 'a') + "\"}")) == "(taken)");
    CHECK(
        refused_at(with_content(R"("bios":{"smodel":")" + std::string(3'000'000, 'a') + "\"}")) ==
        "/content/bios/smodel");
    CHECK(refused_at(with_content(R"("softwares":[{"name":")" + std::string(3'000'000, 'a') + "\"}]")) == "(taken)");
}

TEST_CASE("arrays beyond their limit are refused", "[reader]") {
    std::string slots;
    for (std::size_t i = 0; i <= most_memory_slots; ++i)
        slots += i == 0 ? "{}" : ",{}";
    CHECK(refused_at(with_content("\"memories\":[" + slots + "]")) == "/content/memories");
    std::string many;
    for (int i = 0; i < 300'000; ++i)
        many += i == 0 ? "1" : ",1";
    CHECK(refused_at(with_content("\"batteries\":[" + many + "]")) == "/content/batteries");
    CHECK(refused_at(with_content("\"processes\":[" + many + "]")) == "(taken)");
}

TEST_CASE("a member given twice is refused", "[reader]") {
    CHECK(refused_at(R"({"deviceid":"a","deviceid":"b","content":{}})") == "/deviceid");
    CHECK(refused_at(with_content(R"("bios":{"ssn":"A","ssn":"B"})")) == "/content/bios/ssn");
    CHECK(refused_at(with_content(R"("cpus":[],"cpus":[])")) == "/content/cpus");
}

TEST_CASE("a bottomless document is refused without following it", "[reader]") {
    const std::string deep(200'000, '[');
    CHECK(refused_at(deep).empty());
    CHECK(refused_at(with_content("\"x\":" + std::string(20, '[') + std::string(20, ']'))).empty());
    std::string objects;
    for (int i = 0; i < 100'000; ++i)
        objects += "{\"a\":";
    CHECK(refused_at(objects).empty());
}

TEST_CASE("broken UTF-8 is refused with the place where it breaks", "[reader]") {
    const auto json = with_content("\"bios\":{\"smodel\":\"M\xFFy\"}");
    REQUIRE_THROWS_WITH(
        read_report(json), Catch::Contains("UTF-8") && Catch::Contains(std::to_string(json.find('\xFF'))));
    CHECK(refused_at(with_content(R"("bios":{"smodel":"\ud800"})")) != "(taken)");
}

TEST_CASE("a document over the limit of bytes is refused", "[reader]") {
    CHECK(refused_at(with_content("\"x\":\"" + std::string(largest_report, 'a') + "\"")).empty());
}

TEST_CASE("another kind of device than a computer is refused", "[reader]") {
    CHECK(refused_at(R"({"deviceid":"p","itemtype":"Printer","content":{}})") == "/itemtype");
    CHECK(refused_at(R"({"deviceid":"p","action":"netdiscovery","content":{}})") == "/action");
}

TEST_CASE("a report cut off or altered anywhere is taken or refused, and nothing worse", "[reader]") {
    std::mt19937 random(20261124);
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto json = to_json(tests::random_report(seed));
        for (std::size_t length = 0; length < json.size(); length += 7)
            REQUIRE(refused_at(std::string_view(json).substr(0, length)).empty());
        for (int i = 0; i < 500; ++i) {
            auto altered = json;
            altered[random() % altered.size()] = static_cast<char>(random());
            static_cast<void>(refused_at(altered));
        }
    }
}
