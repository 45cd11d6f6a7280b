#include "agent/report/report_json.h"
#include "tests/server/intake/built_workbook.h"
#include "tests/server/running/agent_requests.h"
#include "tests/server/running/api_client.h"
#include "tests/server/running/running_server.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

/// A server that two PCs have reported to, and its administrator.
class Office {
public:
    Office() : server_(scratch_.path() / "data"), officer_(server_) {
        ApiClient client(server_);
        const auto token = server_.enrolment_token();
        for (const auto* name : {"pc-1", "pc-2"}) {
            const auto agent = enrol(client, token, name);
            REQUIRE(
                send_report(client, agent, report::to_json(office_pc(name)), std::string("key-") + name).status == 204);
        }
        officer_.sign_in_as_administrator(server_);
    }

    fleet::Answer upload(const std::string& query, const std::string& file) {
        return officer_.send("POST", "/api/v1/imports?" + query, file, {{"Content-Type", "application/octet-stream"}});
    }
    ApiClient& officer() { return officer_; }
    RunningServer& server() { return server_; }

private:
    TemporaryFolder scratch_;
    RunningServer server_;
    ApiClient officer_;
};

std::string asset_workbook() {
    return workbook_of(
        "<row r='1'><c r='A1' t='inlineStr'><is><t>Danh mục</t></is></c></row>"
        "<row r='3'><c r='A3' t='s'><v>0</v></c><c r='B3' t='s'><v>1</v></c></row>"
        "<row r='4'><c r='A4' t='inlineStr'><is><t>SN-pc-1</t></is></c><c r='B4'><v>12500000</v></c></row>"
        "<row r='5'><c r='A5' t='inlineStr'><is><t>SN-none</t></is></c><c r='B5'><v>1</v></c></row>",
        "<si><t>Số sê-ri</t></si><si><t>Nguyên giá</t></si>");
}

std::size_t count_of(const Json& json, const char* pointer) {
    return json[pointer].get_array().value().size();
}

} // namespace

TEST_CASE("a workbook is uploaded, looked at, confirmed and undone", "[api][imports]") {
    Office office;
    const auto begun = office.upload("kind=assets&name=t%C3%A0i%20s%E1%BA%A3n.xlsx", asset_workbook());
    INFO(begun.body << office.server().log());
    REQUIRE(begun.status == 201);
    const Json draft(begun.body);
    const auto path = "/api/v1/imports/" + draft.text("/id");
    CHECK(draft.text("/file_name") == "tài sản.xlsx");
    CHECK(draft.text("/format") == "xlsx");
    CHECK(draft.integer("/heading_row") == 3);
    CHECK(draft.text("/columns/0/field") == "serial");
    CHECK(draft.text("/columns/1/field") == "price");
    CHECK(draft.text("/columns/1/letters") == "B");
    CHECK(draft.text("/columns/0/samples/0") == "SN-pc-1");
    CHECK(draft.integer("/rows/changes") == 1);
    CHECK(draft.integer("/rows/refused") == 1);

    const Json problems(office.officer().get(path + "/rows?only=problems").body);
    REQUIRE(count_of(problems, "/items") == 1);
    CHECK(problems.integer("/items/0/row") == 5);
    CHECK(problems.text("/items/0/problems/0/text/vi").find("SN-none") != std::string::npos);
    const Json first(office.officer().get(path + "/rows?limit=1").body);
    CHECK(first.text("/items/0/target") == "pc-1");
    CHECK(first.text("/items/0/changes/0/after") == "12.500.000");
    const Json second(office.officer().get(path + "/rows?limit=1&cursor=" + first.text("/next_cursor")).body);
    CHECK(second.text("/items/0/outcome") == "refused");

    CHECK(office.officer().post(path + "/confirm", "{}").status == 409);
    const auto confirmed = office.officer().post(path + "/confirm", R"({"leave_out_refused_rows":true})");
    REQUIRE(confirmed.status == 200);
    CHECK(Json(confirmed.body).integer("/records_changed") == 1);
    CHECK(office.officer().post(path + "/confirm", "{}").status == 409);
    CHECK(Json(office.officer().get("/api/v1/imports").body).text("/items/0/state") == "confirmed");

    const auto undone = office.officer().post(path + "/undo", "{}");
    REQUIRE(undone.status == 200);
    CHECK(Json(undone.body).integer("/records") == 1);
    CHECK(office.officer().post(path + "/undo", "{}").status == 409);
    CHECK(office.officer().send("DELETE", path, "").status == 409);
}

TEST_CASE("columns are chosen over HTTP, and wrong choices named", "[api][imports]") {
    Office office;
    const auto begun = office.upload("kind=assets&name=a.csv", "A;B\nSN-pc-1;5.000.000\n");
    REQUIRE(begun.status == 201);
    const auto path = "/api/v1/imports/" + Json(begun.body).text("/id");
    CHECK(Json(begun.body).text("/missing_fields/0") == "serial");
    const auto choose = [&](const std::string& body) {
        return office.officer().send("PUT", path + "/choices", body, {{"Content-Type", "application/json"}});
    };
    const auto chosen = choose(R"({"columns":[{"column":0,"field":"serial"},{"column":1,"field":"price"}]})");
    REQUIRE(chosen.status == 200);
    CHECK(Json(chosen.body).integer("/rows/changes") == 1);
    CHECK(choose(R"({"columns":[{"column":0,"field":"nothing"}]})").status == 422);
    CHECK(choose(R"({"columns":[{"column":0,"field":"serial"},{"column":1,"field":"serial"}]})").status == 422);
    CHECK(choose(R"({"sheet":3,"columns":[]})").status == 422);
    CHECK(choose("[]").status == 400);
    CHECK(office.officer().send("DELETE", path, "").status == 204);
    CHECK(office.officer().get(path).status == 404);
}

TEST_CASE("what is no list is refused, and so is who may not", "[api][imports]") {
    Office office;
    CHECK(office.upload("kind=assets", "\x89PNG").status == 201); // a CSV file of one odd cell
    CHECK(office.upload("kind=assets", std::string("PK\x03\x04", 4)).status == 422);
    CHECK(office.upload("kind=printers", "a").status == 422);
    CHECK(office.upload("", "a").status == 422);
    CHECK(office.officer().get("/api/v1/imports/999").status == 404);
    CHECK(office.officer().get("/api/v1/imports/x").status == 404);
    ApiClient stranger(office.server());
    CHECK(stranger.send("POST", "/api/v1/imports?kind=assets", "a").status == 401);
    CHECK(stranger.send("POST", "/api/v1/offline-reports", "a").status == 401);
}

TEST_CASE("files from a stick are taken one by one or as an archive, each with its outcome", "[api][offline]") {
    Office office;
    const auto send = [&](const std::string& body) {
        return office.officer().send("POST", "/api/v1/offline-reports?name=x.rasoat-report", body);
    };
    const auto one = send("no report");
    REQUIRE(one.status == 200);
    CHECK(Json(one.body).text("/items/0/outcome") == "refused");
    CHECK_FALSE(Json(one.body).text("/items/0/reason/vi").empty());
    const auto archive =
        send(zip_of({{"stick/", ""}, {"stick/a.rasoat-report", "no report"}, {"stick/autorun.inf", "x"}}));
    REQUIRE(archive.status == 200);
    CHECK(count_of(Json(archive.body), "/items") == 1);
    CHECK(Json(archive.body).text("/items/0/name") == "stick/a.rasoat-report");
    CHECK(send("PK\x05").status == 422);
}
