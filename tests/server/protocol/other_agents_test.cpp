#include "server/intake/inflate.h"
#include "tests/server/running/api_client.h"
#include "tests/server/running/running_server.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace rasoat;
using namespace rasoat::tests;
using intake::Wrapper;

namespace {

/// A server with a token of its topmost unit, and somebody who posts to that token's address.
class Office {
public:
    explicit Office(const std::string& settings = {})
        : server_(scratch_.path() / "data", with(settings)), client_(server_), token_(server_.enrolment_token()) {}

    fleet::Answer post(const std::string& body, const Fields& fields = {}, const std::string& ending = {}) {
        return client_.send("POST", "/inventory/" + token_ + ending, body, fields);
    }

    /// The only machine's page.
    Json machine_page() {
        ApiClient officer(server_);
        officer.sign_in_as_administrator(server_);
        const auto answer = officer.get("/api/v1/machines/1");
        REQUIRE(answer.status == 200);
        return Json(answer.body);
    }

    RunningServer& server() { return server_; }
    ApiClient& client() { return client_; }
    const std::string& token() const { return token_; }

private:
    static RunningServer::Options with(const std::string& settings) {
        RunningServer::Options options;
        options.settings = settings;
        return options;
    }
    TemporaryFolder scratch_;
    RunningServer server_;
    ApiClient client_;
    std::string token_;
};

/// As GLPI agents 1.x send JSON (lib/GLPI/Agent/HTTP/Client/GLPI.pm).
const Fields glpi_fields{
    {"User-Agent", "GLPI-Agent_v1.7.3"},
    {"Pragma", "no-cache"},
    {"Content-Type", "application/x-compress-zlib"},
    {"GLPI-Agent-ID", "6a1d9b0e-3f9a-4f5c-9a2d-6f0b4f3d2c11"},
    {"GLPI-Request-ID", "3E8F00A1"}};

std::string unpacked(const fleet::Answer& answer) {
    return std::get<std::string>(intake::inflated(answer.body, 100'000, Wrapper::zlib));
}

} // namespace

TEST_CASE("a GLPI agent is greeted in XML, goes over to JSON, and sends its inventory", "[protocol][agents]") {
    const auto captures = shared_data("inventories/glpi-json");
    if (!captures) return;
    Office office;
    // It tries the older protocol first, and is told by JSON that it may speak its own.
    const auto prolog = office.post(
        intake::deflated(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<REQUEST>\n  "
            "<DEVICEID>glpixps-2018-07-09-09-07-13</DEVICEID>\n"
            "  <QUERY>PROLOG</QUERY>\n  <TOKEN>12345678</TOKEN>\n</REQUEST>\n",
            Wrapper::zlib),
        glpi_fields);
    REQUIRE(prolog.status == 200);
    CHECK(prolog.field("Content-Type") == "application/x-compress-zlib");
    CHECK(Json(unpacked(prolog)).text("/status") == "ok");
    CHECK(Json(unpacked(prolog)).integer("/expiration") == 1);

    const auto contact = office.post(
        intake::deflated(
            R"({"action":"contact","deviceid":"glpixps-2018-07-09-09-07-13","enabled-tasks":["inventory"],)"
            R"("installed-tasks":["inventory"],"name":"GLPI-Agent","version":"1.7.3"})",
            Wrapper::zlib),
        glpi_fields);
    REQUIRE(contact.status == 200);
    CHECK(contact.field("GLPI-Request-ID") == "3E8F00A1");
    CHECK(Json(unpacked(contact)).text("/status") == "ok");

    const auto whole = file_bytes(*captures / "computer_1.json");
    const auto inventory = office.post(intake::deflated(whole, Wrapper::zlib), glpi_fields);
    INFO(office.server().log());
    REQUIRE(inventory.status == 200);
    CHECK(Json(unpacked(inventory)).text("/status") == "ok");
    CHECK(office.machine_page().text("/machine/name") == "Dell XPS 13 9350");
}

TEST_CASE("a partial inventory changes what it tells, and nothing else", "[protocol][agents]") {
    const auto captures = shared_data("inventories/glpi-json");
    if (!captures) return;
    Office office;
    const auto send = [&](const std::string& json) {
        const auto answer = office.post(json, {{"Content-Type", "application/json"}});
        INFO(answer.body);
        REQUIRE(answer.status == 200);
    };
    send(file_bytes(*captures / "computer_1.json"));
    for (const auto* part : {"batteries", "cpu", "memory", "softs", "volumes"})
        send(file_bytes(*captures / fmt::format("computer_1_partial_{}.json", part)));
    ApiClient officer(office.server());
    officer.sign_in_as_administrator(office.server());
    CHECK(officer.get("/api/v1/machines/2").status == 404);
    const auto page = officer.get("/api/v1/machines/1");
    REQUIRE(page.status == 200);
    CHECK(Json(page.body)["/history"].get_array().value().size() == 0);

    // One module less, told alone.
    auto fewer = file_bytes(*captures / "computer_1_partial_memory.json");
    const auto first = fewer.find("\"capacity\": 4096");
    REQUIRE(first != std::string::npos);
    fewer.replace(first, std::string_view("\"capacity\": 4096").size(), "\"capacity\": 0");
    send(fewer);
    const auto changed = officer.get("/api/v1/machines/1");
    CHECK(Json(changed.body)["/history"].get_array().value().size() == 1);
}

TEST_CASE("an inventory is taken plain, as zlib and as gzip, at either address", "[protocol][agents]") {
    Office office;
    const auto inventory = [](const std::string& name) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><REQUEST><QUERY>INVENTORY</QUERY><DEVICEID>" + name +
               "</DEVICEID><CONTENT><HARDWARE><NAME>" + name + "</NAME></HARDWARE><BIOS><SSN>SN-" + name +
               "</SSN></BIOS></CONTENT></REQUEST>";
    };
    const auto plain = office.post(inventory("plain"));
    CHECK(plain.status == 200);
    CHECK(plain.field("Content-Type") == "application/xml");
    CHECK(plain.body.find("<REPLY>") != std::string::npos);
    CHECK(office.post(intake::deflated(inventory("zlib"), Wrapper::zlib)).status == 200);
    CHECK(office.post(intake::deflated(inventory("gzip"), Wrapper::gzip), {}, "/ocsinventory").status == 200);
    // The same agent again is the same device and the same machine.
    CHECK(office.post(inventory("plain")).status == 200);
    const auto metrics = office.client().get("/metrics").body;
    CHECK(metrics.find("rasoat_machines 3\n") != std::string::npos);
    CHECK(metrics.find("rasoat_reports_total{outcome=\"stored\"} 4\n") != std::string::npos);
}

TEST_CASE("an address with another token is nobody's", "[protocol][agents]") {
    Office office;
    const std::string greeting = "<REQUEST><QUERY>PROLOG</QUERY><DEVICEID>a</DEVICEID></REQUEST>";
    CHECK(office.client().send("POST", "/inventory/guess", greeting).status == 403);
    CHECK(office.client().send("POST", "/inventory/", greeting).status == 404);
    CHECK(office.client().get("/inventory/" + office.token()).status == 405);
    // A wrong message says what is wrong, and the log does not tell the token.
    const auto wrong = office.post("<REQUEST>");
    CHECK(wrong.status == 400);
    CHECK(wrong.body.find("line 1") != std::string::npos);
    CHECK(office.server().log().find(office.token()) == std::string::npos);
    CHECK(office.server().log().find("guess") == std::string::npos);
}

TEST_CASE("a revoked token closes its address", "[protocol][agents]") {
    Office office;
    const std::string greeting = "<REQUEST><QUERY>PROLOG</QUERY><DEVICEID>a</DEVICEID></REQUEST>";
    CHECK(office.post(greeting).status == 200);
    ApiClient officer(office.server());
    officer.sign_in_as_administrator(office.server());
    const auto tokens = Json(officer.get("/api/v1/enrolment-tokens").body);
    REQUIRE(officer.send("DELETE", "/api/v1/enrolment-tokens/" + tokens.text("/items/0/id"), "").status == 204);
    CHECK(office.post(greeting).status == 403);
}

TEST_CASE("the settings say which agents are let in", "[protocol][agents]") {
    const std::string xml = "<REQUEST><QUERY>PROLOG</QUERY><DEVICEID>a</DEVICEID></REQUEST>";
    const std::string json = R"({"action":"contact","deviceid":"a"})";
    {
        Office office("[other_agents]\nformats = [\"ocs-xml\"]\n");
        CHECK(office.post(xml).status == 200);
        CHECK(office.post(json).status == 403);
        // A GLPI agent is then answered as the older ones are.
        CHECK(
            office.post(xml, {{"GLPI-Agent-ID", "6a1d9b0e-3f9a-4f5c-9a2d-6f0b4f3d2c11"}}).body.find("<REPLY>") !=
            std::string::npos);
    }
    {
        Office office("[other_agents]\nformats = []\n");
        CHECK(office.post(xml).status == 403);
        CHECK(office.post(json).status == 403);
    }
}
