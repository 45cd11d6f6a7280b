#include "agent/report/report_json.h"
#include "server/intake/inflate.h"
#include "server/intake/intake.h"
#include "tests/server/running/agent_requests.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

#include <optional>

using namespace rasoat;
using intake::RefusalKind;

namespace {

std::optional<RefusalKind> refusal_of(const std::string& body, std::string_view encoding, std::size_t limit = 4096) {
    try {
        (void)intake::understood(body, encoding, {limit});
    } catch (const intake::Refused& refused) {
        return refused.kind();
    }
    return std::nullopt;
}

const auto pc = tests::office_pc("pc-1");
const auto json = report::to_json(pc);

} // namespace

TEST_CASE("a report is understood, plain or compressed", "[intake]") {
    CHECK(intake::understood(json, "", {4096}).report == pc);
    CHECK(intake::understood(json, "identity", {4096}).report == pc);
    const auto compressed = intake::understood(tests::gzip_of(json), "gzip", {4096});
    CHECK(compressed.report == pc);
    CHECK(compressed.json == json);
}

TEST_CASE("why bytes are no report is told apart", "[intake]") {
    CHECK(refusal_of(json, "br") == RefusalKind::unknown_encoding);
    CHECK(refusal_of(json, "gzip") == RefusalKind::not_gzip);
    CHECK(refusal_of("", "gzip") == RefusalKind::not_gzip);
    CHECK(refusal_of("[", "") == RefusalKind::not_json);
    CHECK(refusal_of(R"({"action":"inventory","deviceid":"x","content":5})", "") == RefusalKind::wrong_field);
}

TEST_CASE("the limit holds for what was sent and for what comes out", "[intake]") {
    const auto compressed = tests::gzip_of(json);
    CHECK_FALSE(refusal_of(json, "", json.size()));
    CHECK(refusal_of(json, "", json.size() - 1) == RefusalKind::too_large);
    CHECK_FALSE(refusal_of(compressed, "gzip", json.size()));
    CHECK(refusal_of(compressed, "gzip", json.size() - 1) == RefusalKind::too_large);
}

TEST_CASE("a bomb is not unpacked", "[intake]") {
    std::string spaces;
    spaces.resize(50'000'000, ' ');
    const auto bomb = tests::gzip_of(spaces);
    CHECK(std::get<intake::InflateFailure>(intake::inflated(bomb, 1'000'000)) == intake::InflateFailure::too_large);
}

TEST_CASE("compressed bytes that break off at any point are refused", "[intake]") {
    const auto whole = tests::gzip_of(json);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto outcome = intake::inflated(whole.substr(0, length), 1'000'000);
        REQUIRE(std::holds_alternative<intake::InflateFailure>(outcome));
    }
    REQUIRE(std::get<std::string>(intake::inflated(whole, 1'000'000)) == json);
}

TEST_CASE("a digest is 64 lower-case digits after its name", "[intake]") {
    const std::string digits(64, 'a');
    CHECK(intake::digest_in("sha256:" + digits) == digits);
    for (const auto& text :
         {std::string(), digits, "sha256:" + digits + "a", "sha256:" + std::string(64, 'A'),
          "sha256:" + std::string(64, 'g'), "sha512:" + digits})
        CHECK(intake::digest_in(text).empty());
}

TEST_CASE("captured inventories of other agents are understood", "[intake]") {
    const auto captures = tests::shared_data("inventories/glpi-json");
    if (!captures) return;
    const auto body = tests::file_bytes(*captures / "computer_1.json");
    const auto understood = intake::understood(tests::gzip_of(body), "gzip", {1'000'000});
    CHECK(understood.report.hostname == "glpixps");
    CHECK(understood.report.system.serial == "640HP72");
}
