#include "tests/server/api/demo_server.h"
#include "tests/server/mail/mail_receiver.h"
#include "tests/server/running/api_client.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

using Demo = DemoServer;

} // namespace

TEST_CASE("the demo's data quality has definitions, figures by unit, and the rows behind each", "[api][quality]") {
    Demo demo;
    const auto quality = demo.get("/api/v1/data-quality");
    CHECK(has_all_of(quality, "", "DataQuality"));
    CHECK(has_all_of(quality, "/definitions/0", "FigureDefinition"));
    CHECK(has_all_of(quality, "/units/0", "QualityOfData"));
    CHECK(quality.integer("/whole/figures/seats_without_machine") >= 1);
    CHECK(quality.integer("/whole/machines") == demo.get("/api/v1/overview").integer("/machines"));
    for (const auto definition : quality["/definitions"].get_array()) {
        const auto figure = text_in(definition, "figure");
        INFO(figure);
        const auto rows = demo.get("/api/v1/data-quality/" + figure + "?limit=1");
        CHECK(has_all_of(rows, "", "DataQualityRows"));
        CHECK(rows.integer("/total") == quality.integer(("/whole/figures/" + figure).c_str()));
    }
    const auto unit = quality.text("/units/1/unit_id");
    CHECK(
        demo.get("/api/v1/data-quality/silent?unit=" + unit).integer("/total") ==
        quality.integer("/units/1/figures/silent"));
    CHECK(demo.client.get("/api/v1/data-quality/colour").status == 404);
    CHECK(demo.client.get("/api/v1/data-quality/silent?unit=x").status == 422);
}

TEST_CASE("the indicator feed is versioned and the same in JSON and CSV", "[api][quality]") {
    Demo demo;
    const auto feed = demo.get("/api/v1/indicators");
    CHECK(feed.text("/format") == "rasoat-indicators/1");
    CHECK(feed["/units/0/code"].is_null());
    const auto csv = demo.client.get("/api/v1/indicators.csv");
    REQUIRE(csv.status == 200);
    CHECK(csv.field("Content-Type").starts_with("text/csv"));
    CHECK(csv.body.find("format,on,unit_code,unit,parent_code,indicator,value") != std::string::npos);
    const auto line = fmt::format("machines,{}", feed.integer("/units/0/values/machines"));
    CHECK(csv.body.find(line) != std::string::npos);
    const auto units = feed["/units"].get_array().value().size();
    const auto values = feed.keys("/units/0/values").size();
    const auto lines = static_cast<std::size_t>(std::count(csv.body.begin(), csv.body.end(), '\n'));
    CHECK(lines == units * values + 1);
}

TEST_CASE("units that lag are reminded by a real mail server, and it is noted", "[api][quality]") {
    const MailReceiver receiver;
    Demo demo(fmt::format(
        "[mail]\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\nfrom = \"rasoat@x.gov.vn\"\n", receiver.port()));
    const auto set_email = [&](const std::string& unit, const std::string& email) {
        return demo.client
            .send(
                "PUT", "/api/v1/units/" + unit + "/email", R"({"email":")" + email + R"("})",
                {{"Content-Type", "application/json"}})
            .status;
    };
    REQUIRE(set_email("2", "don-vi@x.gov.vn") == 204);
    REQUIRE(set_email("3", "nobody@x.gov.vn") == 204);
    const auto answer = demo.client.post(
        "/api/v1/reminders", R"({"items":[{"unit_id":"2"},{"unit_id":"3"},{"unit_id":"4"},{"unit_id":"9999"}]})");
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    const Json reminded(answer.body);
    CHECK(reminded["/items"].get_array().value().size() == 3);
    CHECK(reminded["/items/0/sent"].get_bool().value());
    CHECK_FALSE(reminded["/items/1/sent"].get_bool().value());
    CHECK_FALSE(reminded.text("/items/2/trouble/vi").empty());

    const auto letters = receiver.letters();
    REQUIRE(letters.size() == 1);
    CHECK(letters[0].headers.find("don-vi@x.gov.vn") != std::string::npos);
    const auto quality = demo.get("/api/v1/data-quality");
    for (const auto unit : quality["/units"].get_array())
        CHECK(unit["reminded_at"].is_null() == (text_in(unit, "unit_id") != "2"));
}

TEST_CASE("without a mail server, or one that does not answer, it is told and nothing is noted", "[api][quality]") {
    const auto [settings, status] = GENERATE(table<std::string, int>(
        {{"", 409}, {"[mail]\nhost = \"127.0.0.1\"\nport = 1\nsecurity = \"none\"\nfrom = \"a@b.c\"\n", 503}}));
    Demo demo(settings);
    REQUIRE(
        demo.client.send("PUT", "/api/v1/units/2/email", R"({"email":"a@b.c"})", {{"Content-Type", "application/json"}})
            .status == 204);
    CHECK(demo.client.post("/api/v1/reminders", R"({"items":[{"unit_id":"2"}]})").status == status);
    CHECK(demo.get("/api/v1/data-quality")["/units/1/reminded_at"].is_null());
}
