#include "server/rules/record_json.h"
#include "server/rules/record_text.h"

#include <catch2/catch.hpp>

#include <string>

using namespace rasoat;
using rules::record_in_json;
using rules::RecordRefused;

namespace {

const std::string fund_json =
    R"({"code":" NS-2027 ","name_vi":"Chi thường xuyên","name_en":"Recurrent","year":2027,"amount":900000000,)"
    R"("unit_id":null,"kind":"recurrent","carries_over":false})";

std::string without(std::string json, const std::string& part) {
    return json.replace(json.find(part), part.size(), "");
}

std::string in_place(std::string json, const std::string& part, const std::string& other) {
    return json.replace(json.find(part), part.size(), other);
}

RecordRefused refusal_of(const rules::Schema& schema, const std::string& json) {
    try {
        static_cast<void>(record_in_json(schema, json));
    } catch (const RecordRefused& refused) {
        return refused;
    }
    FAIL("not refused: " << json);
    throw std::logic_error("unreachable");
}

} // namespace

TEST_CASE("a record is read from JSON, spaces around texts left out, and written back alike", "[rules]") {
    const auto fund = record_in_json(rules::fund_schema(), fund_json);
    CHECK(fund.text("code") == "NS-2027");
    CHECK(fund.integer("amount") == 900'000'000);
    CHECK_FALSE(fund.has("unit_id"));
    CHECK_FALSE(fund.has("line"));
    CHECK(record_in_json(rules::fund_schema(), rules::to_json(fund)) == fund);
    CHECK(rules::version_of(fund).size() == 16);
    auto changed = fund;
    changed.set("amount", std::int64_t{1});
    CHECK(rules::version_of(changed) != rules::version_of(fund));
}

TEST_CASE("what is wrong is refused by its field, in words of both languages", "[rules]") {
    const auto& schema = rules::fund_schema();
    const auto lacking = refusal_of(schema, without(fund_json, R"("year":2027,)"));
    CHECK(lacking.field() == "/year");
    CHECK(lacking.why().vi == "Năm ngân sách: chưa được điền.");
    CHECK(lacking.why().en == "Budget year: is not filled in.");
    CHECK(refusal_of(schema, in_place(fund_json, "900000000", "-5")).field() == "/amount");
    CHECK(refusal_of(schema, in_place(fund_json, "900000000", "1.5")).field() == "/amount");
    CHECK(refusal_of(schema, in_place(fund_json, "900000000", "\"900\"")).field() == "/amount");
    CHECK(refusal_of(schema, in_place(fund_json, "\"recurrent\"", "\"gift\"")).field() == "/kind");
    CHECK(refusal_of(schema, in_place(fund_json, " NS-2027 ", "  ")).field() == "/code");
    CHECK(refusal_of(schema, in_place(fund_json, " NS-2027 ", std::string(51, 'x'))).field() == "/code");
    CHECK(refusal_of(schema, in_place(fund_json, "unit_id", "unit")).field() == "/unit");
    CHECK(refusal_of(schema, "[]").field().empty());
    CHECK(refusal_of(schema, "{").field().empty());
}

TEST_CASE("a text may be as long in characters as the field says, whatever their bytes", "[rules]") {
    std::string name;
    for (int count = 0; count < 200; ++count)
        name += "ệ";
    const auto fund = record_in_json(rules::fund_schema(), in_place(fund_json, "Chi thường xuyên", name));
    CHECK(fund.text("name_vi") == name);
    CHECK(refusal_of(rules::fund_schema(), in_place(fund_json, "Chi thường xuyên", name + "x")).field() == "/name_vi");
}

TEST_CASE("codes take plain letters and days are real days", "[rules]") {
    const std::string norm =
        R"({"position":"official","name_vi":"Công chức","name_en":"Officials","kind":"desktop","price_ceiling":20000000,)"
        R"("decision":"15/2025/QĐ-TTg","valid_from":"2025-07-01","valid_to":null,"confirmed":false,"source":null})";
    CHECK(record_in_json(rules::norm_schema(), norm).text("valid_from") == "2025-07-01");
    CHECK(refusal_of(rules::norm_schema(), in_place(norm, "2025-07-01", "2025-02-30")).field() == "/valid_from");
    CHECK(refusal_of(rules::norm_schema(), in_place(norm, "2025-07-01", "01/07/2025")).field() == "/valid_from");
    CHECK(refusal_of(rules::norm_schema(), in_place(norm, "official", "Công chức")).field() == "/position");
}

TEST_CASE("a member that an older record lacks takes what is shipped", "[rules]") {
    const rules::Record shipped = [] {
        rules::Record terms(rules::terms_schema());
        terms.set("price_year", std::int64_t{2026});
        terms.set("source", std::string("giá minh họa"));
        terms.set("fitting", std::int64_t{100'000});
        terms.set("operating_system", std::int64_t{3'500'000});
        return terms;
    }();
    const auto kept = record_in_json(rules::terms_schema(), R"({"fitting":150000})", shipped);
    CHECK(kept.integer("fitting") == 150'000);
    CHECK(kept.integer("price_year") == 2026);
}

TEST_CASE("what differs is told in words", "[rules]") {
    const auto before = record_in_json(rules::fund_schema(), fund_json);
    auto after = before;
    after.set("amount", std::int64_t{750'000'000});
    after.set("kind", std::string("project"));
    after.set("carries_over", true);
    after.set("share_percent", 12.5);
    const auto found = rules::differences(rules::fund_schema(), before, after);
    REQUIRE(found.size() == 4);
    CHECK(found[0].label.vi == "Số tiền");
    CHECK(found[0].before.vi == "900.000.000 đ");
    CHECK(found[0].after.en == "VND 750,000,000");
    CHECK(found[1].before.vi == "chi thường xuyên");
    CHECK(found[1].after.en == "project");
    CHECK(found[2].after.vi == "có");
    CHECK(found[3].before.en == "none");
    CHECK(found[3].after.vi == "12,5%");
    CHECK(rules::differences(rules::fund_schema(), before, before).empty());
    const auto added = rules::differences(rules::fund_schema(), std::nullopt, before);
    CHECK(added.front().before.vi.empty());
    CHECK(added.front().after.vi == "NS-2027");
}
