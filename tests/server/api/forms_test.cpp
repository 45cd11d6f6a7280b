#include "tests/server/api/demo_server.h"
#include "tests/server/running/api_client.h"

#include <catch2/catch.hpp>

#include <string>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

/// The demo district as officers fill in forms.
struct Forms : DemoServer {
    fleet::Answer asked(
        const std::string& method, const std::string& path, const std::string& body, const std::string& version = {}) {
        Fields fields{{"Content-Type", "application/json"}};
        if (!version.empty()) fields.emplace_back("If-Match", '"' + version + '"');
        return client.send(method, path, body, fields);
    }
    Json sent(
        const std::string& method, const std::string& path, const std::string& body, int status,
        const std::string& version = {}) {
        const auto answer = asked(method, path, body, version);
        INFO(method << ' ' << path << ": " << answer.body);
        REQUIRE(answer.status == status);
        return Json(answer.body.empty() ? "{}" : answer.body);
    }
    /// The role as a draft, with so much memory.
    std::string clerk_with_memory(int gigabytes) {
        return R"({"id":"clerk","name_vi":"Chuyên viên","name_en":"Clerk","memory_gb":)" + std::to_string(gigabytes) +
               R"(,"processor_score":500,"needs_ssd":true,"disk_gb":240,"monitors":1,"kind":null,"weight":1,)"
               R"("norm_position":"official"})";
    }
    /// Signs in as somebody new with that role.
    void become(const std::string& username, const std::string& role) {
        const auto made =
            sent("POST", "/api/v1/accounts", R"({"username":")" + username + R"(","role":")" + role + R"("})", 201);
        const auto once = made.text("/one_time_password");
        REQUIRE(client.sign_in(username, once).status == 200);
        sent("POST", "/api/v1/session/password", R"({"current":")" + once + R"(","new":"mot cau that dai"})", 204);
        REQUIRE(client.sign_in(username, "mot cau that dai").status == 200);
    }
};

const std::string fund =
    R"({"code":"DA-2028","name_vi":"Dự án số hóa","name_en":"Digitisation","year":2028,"amount":1234567000,)"
    R"("unit_id":null,"kind":"project","line":null,"carries_over":false,"share_rule":null,"share_percent":null,)"
    R"("share_item":null})";

std::string with_amount(std::string json, const std::string& amount) {
    return json.replace(json.find("1234567000"), 10, amount);
}

} // namespace

TEST_CASE("a fund is added, changed under its version, removed and put back", "[api][forms]") {
    Forms forms;
    const auto made = forms.sent("POST", "/api/v1/funds", fund, 201);
    CHECK(has_all_of(made, "", "KeptFund"));
    const auto path = "/api/v1/funds/" + made.text("/id");
    const auto version = made.text("/version");
    CHECK(made.integer("/amount") == 1'234'567'000);

    CHECK(forms.sent("PUT", path, with_amount(fund, "5"), 428).text("/type") == "/problems/version-needed");
    const auto changed = forms.sent("PUT", path, with_amount(fund, "900000000"), 200, version);
    CHECK(changed.integer("/amount") == 900'000'000);
    const auto stale = forms.sent("PUT", path, with_amount(fund, "5"), 412, version);
    CHECK(stale.text("/detail_vi") == "administrator vừa sửa mục này. Hãy xem lại rồi sửa tiếp.");

    const auto removed = forms.sent("DELETE", path, "", 200, changed.text("/version"));
    forms.sent("GET", path, "", 404);
    const auto undo = "/api/v1/changes/" + removed.text("/change_id") + "/undo";
    CHECK(forms.sent("POST", undo, "{}", 200).text("/of") == "fund:" + made.text("/id"));
    CHECK(forms.get(path).integer("/amount") == 900'000'000);
    forms.sent("POST", undo, "{}", 409);

    const auto history = forms.get("/api/v1/changes?of=fund:" + made.text("/id"));
    CHECK(has_all_of(history, "/items/0", "RecordChange"));
    CHECK(history.text("/items/0/act") == "added");
    CHECK(history.text("/items/1/act") == "removed");
    CHECK(history.text("/items/2/act") == "changed");
    CHECK(history.text("/items/2/actor") == "administrator");
    CHECK(history.text("/items/2/differences/0/label/vi") == "Số tiền");
    CHECK(history.text("/items/2/differences/0/before/vi") == "1.234.567.000 đ");
    CHECK(history.text("/items/2/differences/0/after/en") == "VND 900,000,000");
    CHECK(history["/items/0/undoable"].get_bool().value());
    CHECK_FALSE(history["/items/2/undoable"].get_bool().value());
    const auto first = forms.get("/api/v1/changes?of=fund:&limit=3");
    CHECK(
        forms.get("/api/v1/changes?of=fund:&limit=3&cursor=" + first.text("/next_cursor")).text("/items/0/act") ==
        "added");
    forms.sent("GET", "/api/v1/changes?of=house:1", "", 422);
}

TEST_CASE("what is wrong in a form is refused by its field, in both languages", "[api][forms]") {
    Forms forms;
    const auto negative = forms.sent("POST", "/api/v1/funds", with_amount(fund, "-7"), 422);
    CHECK(negative.text("/field") == "/amount");
    CHECK(negative.text("/detail_vi") == "Số tiền: phải là số nguyên từ 0 đến 1000000000000000.");
    CHECK(negative.text("/detail").find("Amount: must be a whole number") == 0);
    forms.sent("POST", "/api/v1/funds", fund, 201);
    CHECK(forms.sent("POST", "/api/v1/funds", fund, 422).text("/field") == "/code");
    CHECK(forms.sent("POST", "/api/v1/funds", "{", 400).text("/type") == "/problems/bad-request");
}

TEST_CASE("a what-if says what saving does, and saving does it", "[api][forms]") {
    Forms forms;
    const auto role = forms.get("/api/v1/roles/clerk");
    CHECK(has_all_of(role, "", "Role"));
    const auto low_of = [&] { return forms.get("/api/v1/ranking?role=clerk&verdict=low&limit=1").integer("/total"); };
    const auto before = low_of();
    const auto shift = forms.sent("POST", "/api/v1/roles/clerk/what-if", forms.clerk_with_memory(16), 200);
    CHECK(has_all_of(shift, "", "RankingShift"));
    CHECK(shift.integer("/low_before") == before);
    CHECK(shift.integer("/low_after") > before);
    CHECK(shift.integer("/seats") == role.integer("/seats"));
    CHECK(has_all_of(shift, "/newly_low/items/0", "TurnedSeat"));
    CHECK(shift.integer("/units/0/low_after") > shift.integer("/units/0/low_before"));
    CHECK(low_of() == before);

    const auto saved =
        forms.sent("PUT", "/api/v1/roles/clerk", forms.clerk_with_memory(16), 200, role.text("/version"));
    CHECK_FALSE(saved["/shipped"].get_bool().value());
    CHECK(low_of() == shift.integer("/low_after"));

    const auto refused = forms.sent("DELETE", "/api/v1/roles/clerk", "", 409, saved.text("/version"));
    CHECK(refused.text("/detail").find(std::to_string(role.integer("/seats")) + " seats in ") == 0);
    forms.sent("POST", "/api/v1/roles/clerk/what-if", forms.clerk_with_memory(0), 422);
}

TEST_CASE("models, prices, norms and policies are changed, and a plan goes by them", "[api][forms]") {
    Forms forms;
    const auto catalogue = forms.get("/api/v1/catalogue");
    CHECK(has_all_of(catalogue, "", "Catalogue"));
    CHECK(has_all_of(catalogue, "/models/0", "CatalogueModel"));
    CHECK(has_all_of(catalogue, "/terms", "CatalogueTerms"));
    const auto model = catalogue.text("/models/0/id");
    const auto price = forms.sent(
        "PUT", "/api/v1/catalogue/prices/" + model, R"({"price":9900000})", 200, catalogue.text("/models/0/version"));
    CHECK(price.integer("/price") == 9'900'000);
    const auto part = catalogue.text("/parts/0/id");
    forms.sent(
        "PUT", "/api/v1/catalogue/prices/" + part, R"({"price":777000})", 200, catalogue.text("/parts/0/version"));
    const auto changed = forms.get("/api/v1/catalogue");
    CHECK(changed.integer("/models/0/price") == 9'900'000);
    CHECK(changed.integer("/parts/0/price") == 777'000);
    CHECK(forms.get("/api/v1/changes?of=model:" + model).text("/items/0/differences/0/after/vi") == "9.900.000 đ");

    const auto norms = forms.get("/api/v1/norms");
    CHECK(has_all_of(norms, "/items/0", "Norm"));
    const auto norm =
        R"({"position":"official","name_vi":"Công chức","name_en":"Officials","kind":"desktop","price_ceiling":22000000,)"
        R"("decision":"Dự thảo 2027","valid_from":"2027-01-01","valid_to":null,"confirmed":false,"source":null})";
    CHECK(forms.sent("POST", "/api/v1/norms", norm, 201).text("/id") == "official.desktop.2027-01-01");
    CHECK(forms.sent("POST", "/api/v1/norms", norm, 422).text("/field") == "/valid_from");

    const auto policies = forms.get("/api/v1/policies");
    CHECK(has_all_of(policies, "", "Policies"));
}

TEST_CASE("finance changes funds and prices, IT changes roles and models", "[api][forms]") {
    Forms forms;
    const auto role = forms.get("/api/v1/roles/clerk").text("/version");
    const auto models = forms.get("/api/v1/catalogue");
    const auto price = "/api/v1/catalogue/prices/" + models.text("/models/0/id");
    SECTION("the finance officer") {
        forms.become("mai.tran", "finance_officer");
        const auto made = forms.sent("POST", "/api/v1/funds", fund, 201);
        CHECK(made.text("/code") == "DA-2028");
        forms.sent("PUT", price, R"({"price":9900000})", 200, models.text("/models/0/version"));
        forms.sent("PUT", "/api/v1/roles/clerk", forms.clerk_with_memory(16), 403, role);
        forms.sent("POST", "/api/v1/roles/clerk/what-if", forms.clerk_with_memory(16), 200);
    }
    SECTION("the IT officer") {
        const auto made = forms.sent("POST", "/api/v1/funds", fund, 201);
        const auto change = forms.get("/api/v1/changes?of=fund:" + made.text("/id")).text("/items/0/id");
        forms.become("an.nguyen", "it_officer");
        forms.sent("POST", "/api/v1/funds", fund, 403);
        forms.sent("POST", "/api/v1/changes/" + change + "/undo", "{}", 403);
        forms.sent("PUT", "/api/v1/roles/clerk", forms.clerk_with_memory(16), 200, role);
    }
}
