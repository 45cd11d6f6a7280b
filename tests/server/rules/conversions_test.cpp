#include "server/rules/conversions.h"
#include "server/rules/record_json.h"
#include "settings/configuration.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

const settings::Configuration& shipped() {
    static const auto configuration = settings::read_configuration(project_path("config"));
    return configuration;
}

} // namespace

TEST_CASE("every rule that is shipped goes into a form and back unchanged", "[rules]") {
    for (const auto& role : shipped().roles) {
        const auto record = rules::record_of(role);
        CHECK(rules::record_of(rules::role_of(record)) == record);
        CHECK(rules::record_in_json(rules::role_schema(), rules::to_json(record)) == record);
    }
    for (const auto& model : shipped().catalogue.models) {
        const auto record = rules::record_of(model, shipped().model_processors.at(model.id));
        const auto back = rules::model_of(record, shipped().processors);
        CHECK(back.processor == model.processor);
        CHECK(rules::record_of(back, record.text("processor")) == record);
        CHECK(rules::record_in_json(rules::model_schema(), rules::to_json(record)) == record);
    }
    for (const auto& norm : shipped().norms) {
        const auto record = rules::record_of(norm);
        CHECK(rules::record_of(rules::norm_of(record)) == record);
        CHECK(rules::record_in_json(rules::norm_schema(), rules::to_json(record)) == record);
    }
    const auto policies = rules::record_of(shipped().policies);
    CHECK(rules::record_of(rules::policies_of(policies)) == policies);
    CHECK(rules::record_in_json(rules::policies_schema(), rules::to_json(policies)) == policies);
    const auto terms = rules::terms_of(shipped().catalogue);
    planner::Catalogue catalogue;
    rules::set_terms(catalogue, terms);
    CHECK(rules::terms_of(catalogue) == terms);
}

TEST_CASE("norms that are shipped have ids of their own", "[rules]") {
    CHECK(rules::id_of(shipped().norms.front()) == "official.desktop.2025-07-01");
    std::set<std::string> ids;
    for (const auto& norm : shipped().norms)
        CHECK(ids.insert(rules::id_of(norm)).second);
}

TEST_CASE("fields that contradict each other are refused by the one at fault", "[rules]") {
    const auto refused_field = [](auto make) {
        try {
            static_cast<void>(make());
        } catch (const rules::RecordRefused& refused) {
            return refused.field();
        }
        return std::string("not refused");
    };
    auto policies = rules::record_of(shipped().policies);
    policies.set("years", std::int64_t{5});
    policies.set("horizon_years", std::int64_t{3});
    CHECK(refused_field([&] { return rules::policies_of(policies); }) == "/horizon_years");

    auto norm = rules::record_of(shipped().norms.front());
    norm.set("valid_to", std::string("2020-01-01"));
    CHECK(refused_field([&] { return rules::norm_of(norm); }) == "/valid_to");
    norm.set("valid_to", {});
    norm.set("source", {});
    CHECK(refused_field([&] { return rules::norm_of(norm); }) == "/source");

    auto model = rules::record_of(shipped().catalogue.models.front(), "Intel Core i3-9999X");
    CHECK(refused_field([&] { return rules::model_of(model, shipped().processors); }) == "/processor");
    model.set("processor", std::string("Intel Core i3-4130"));
    CHECK(refused_field([&] { return rules::model_of(model, shipped().processors); }) == "/processor");

    store::Fund fund{{}, "A", {"A", "A"}, {2027}, {1}, std::nullopt, ""};
    fund.carries_over = true;
    CHECK(refused_field([&] { return rules::fund_of(rules::record_of(fund)); }) == "/line");
    auto half = rules::record_of(store::Fund{{}, "A", {"A", "A"}, {2027}, {1}, std::nullopt, ""});
    half.set("share_rule", std::string("at_most"));
    CHECK(refused_field([&] { return rules::fund_of(half); }) == "/share_percent");
}
