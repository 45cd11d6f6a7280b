#include "planner/files/choice_file.h"
#include "planner/sample/district.h"
#include "planner/sample/random.h"

#include <catch2/catch.hpp>
#include <simdjson.h>

#include <string>

using namespace rasoat;
using planner::BadFile;
using planner::read_choice_problem;

namespace {

const std::string example = R"({ "format": "rasoat-choice/1",
  "budgets": [ {"id": "unit-03/2027", "amount": 150000000}, {"id": "district/2027", "amount": 900000000} ],
  "seats":   [ {"id": "s1", "options": [
      {"id": "ssd/2027", "benefit": 312.5, "draws": {"unit-03/2027": 900000, "district/2027": 900000}},
      {"id": "new-a/2027", "benefit": 812.0, "draws": {"unit-03/2027": 12500000, "district/2027": 12500000}} ]} ] })";

std::string with(std::string_view from, std::string_view to) {
    std::string text = example;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string refusal(const std::string& text) {
    try {
        const auto named = read_choice_problem(text, "p.json");
    } catch (const BadFile& error) {
        return error.what();
    }
    return "accepted";
}

} // namespace

TEST_CASE("the documented example of a choice problem is read as it is meant", "[files]") {
    const auto named = read_choice_problem(example, "p.json");
    REQUIRE(named.budget_ids == std::vector<std::string>{"unit-03/2027", "district/2027"});
    REQUIRE(named.seat_ids == std::vector<std::string>{"s1"});
    REQUIRE(named.option_ids == std::vector<std::string>{"ssd/2027", "new-a/2027"});
    REQUIRE(named.problem.benefit(0) == 312.5);
    REQUIRE(named.problem.draws(1)[1].budget == 1);
    REQUIRE(named.problem.draws(1)[1].amount == planner::Vnd{12'500'000});
}

TEST_CASE("a problem written is the problem read again", "[files]") {
    auto named = planner::sample::district({30, 3, 2, 5, 0.25}, planner::sample::Names::given);
    named.seat_ids[3] = "vị trí \"một cửa\" \\ \n";
    const std::string text = planner::write_choice_problem(named);
    const auto again = read_choice_problem(text, "p.json");
    REQUIRE(again.seat_ids == named.seat_ids);
    REQUIRE(planner::write_choice_problem(again) == text);
}

TEST_CASE("the plan of the documented example takes the new machine, proven", "[files]") {
    const auto named = read_choice_problem(example, "p.json");
    const std::string text = planner::write_choice_plan(named, planner::choose(named.problem, {}), 0.004);
    simdjson::dom::parser parser;
    simdjson::dom::element plan;
    REQUIRE(!parser.parse(text).get(plan));
    REQUIRE(std::string_view(plan["format"]) == "rasoat-choice-plan/1");
    REQUIRE(double(plan["benefit"]) == 812.0);
    REQUIRE(double(plan["upper_bound"]) == 812.0);
    REQUIRE(double(plan["gap"]) == 0.0);
    REQUIRE(bool(plan["proven_optimal"]));
    REQUIRE(std::string_view(plan["stopped_by"]) == "proof");
    REQUIRE(double(plan["seconds"]) == 0.004);
    REQUIRE(std::string_view(plan["chosen"]["s1"]) == "new-a/2027");
    REQUIRE(std::int64_t(plan["spent"]["unit-03/2027"]) == 12'500'000);
    REQUIRE(double(plan["prices"]["district/2027"]) == 0.0);
}

TEST_CASE("a fault in a choice problem is named with its file and place", "[files]") {
    REQUIRE(refusal("{").starts_with("p.json: is not JSON: "));
    REQUIRE(refusal("[]") == "p.json: is not an object");
    REQUIRE(refusal(with("choice/1", "choice/9")) == "p.json: \"format\" is not \"rasoat-choice/1\"");
    REQUIRE(refusal(with("\"budgets\"", "\"budget\"")) == "p.json: \"budgets\" is missing");
    REQUIRE(
        refusal(with("150000000", "-1")) ==
        "p.json: budget \"unit-03/2027\": the amount of a budget is negative: -1 dong");
    REQUIRE(
        refusal(with("150000000", "1.5")) ==
        "p.json: budget \"unit-03/2027\", amount: 1.5 is not a whole number of dong below 2^62");
    REQUIRE(refusal(with("150000000", "\"1\"")) == "p.json: budget \"unit-03/2027\", amount: is not a number");
    REQUIRE(
        refusal(with("150000000", "18446744073709551615")).starts_with("p.json: budget \"unit-03/2027\", amount: "));
    REQUIRE(
        refusal(with("\"id\": \"district/2027\"", "\"id\": \"unit-03/2027\"")) ==
        "p.json: budget \"unit-03/2027\": this id is there twice");
    REQUIRE(refusal(with("\"id\": \"s1\"", "\"id\": 1")) == "p.json: seats[0]: \"id\" is not a string");
    REQUIRE(
        refusal(with("new-a/2027\", \"benefit\"", "ssd/2027\", \"benefit\"")) ==
        "p.json: seat \"s1\", option \"ssd/2027\": this id is there twice");
    REQUIRE(
        refusal(with("312.5", "-312.5")) ==
        "p.json: seat \"s1\", option \"ssd/2027\": the benefit is negative: -312.500000");
    REQUIRE(
        refusal(with("312.5", "\"much\"")) == "p.json: seat \"s1\", option \"ssd/2027\": \"benefit\" is not a number");
    REQUIRE(
        refusal(with("{\"unit-03/2027\": 900000", "{\"unit-04/2027\": 900000")) ==
        "p.json: seat \"s1\", option \"ssd/2027\": draws on budget \"unit-04/2027\", which is not there");
    REQUIRE(
        refusal(with("{\"unit-03/2027\": 900000", "{\"unit-03/2027\": -5")) ==
        "p.json: seat \"s1\", option \"ssd/2027\": an amount drawn is negative: -5 dong");
    REQUIRE(
        refusal(with("{\"unit-03/2027\": 900000", "{\"unit-03/2027\": 4611686018427387904")) ==
        "p.json: seat \"s1\", option \"ssd/2027\": the sum of all amounts drawn would pass 2^62 dong");
}

TEST_CASE("a seat of many options still has each id once", "[files]") {
    std::string options;
    for (int i = 0; i < 100; ++i)
        options +=
            (i ? ", " : "") + std::string("{\"id\": \"o") + std::to_string(i) + R"(", "benefit": 1, "draws": {}})";
    const auto text = [&](const std::string& more) {
        return R"({"format": "rasoat-choice/1", "budgets": [], "seats": [{"id": "s", "options": [)" + options + more +
               "]}]}";
    };
    REQUIRE(refusal(text("")) == "accepted");
    for (const char* id : {"o0", "o40", "o99"})
        REQUIRE(
            refusal(text(R"(, {"id": ")" + std::string(id) + R"(", "benefit": 1, "draws": {}})")) ==
            "p.json: seat \"s\", option \"" + std::string(id) + "\": this id is there twice");
}

TEST_CASE("thousands of damaged files are read or refused, never worse", "[files][hostile]") {
    planner::sample::Random random(20270101);
    const std::string sound =
        planner::write_choice_problem(planner::sample::district({6, 2, 1, 5, 0.25}, planner::sample::Names::given));
    const std::string tokens = "{}[]\",:0123456789eE+-.ntf\\/u \n";
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text = random.below(2) == 0 ? sound : example;
        const auto edits = 1 + random.below(4);
        for (std::uint64_t e = 0; e < edits && !text.empty(); ++e) {
            const auto at = random.below(text.size());
            switch (random.below(5)) {
            case 0:
                text[at] = static_cast<char>(random.bits());
                break;
            case 1:
                text[at] = tokens[random.below(tokens.size())];
                break;
            case 2:
                text.erase(at, 1 + random.below(20));
                break;
            case 3:
                text.insert(at, text.substr(random.below(text.size()), random.below(40)));
                break;
            default:
                text.resize(at);
                break;
            }
        }
        try {
            const auto named = read_choice_problem(text, "p.json");
            REQUIRE(named.option_ids.size() == named.problem.option_count());
            REQUIRE(named.seat_ids.size() == named.problem.seat_count());
        } catch (const BadFile&) {
            ++refused;
        }
    }
    REQUIRE(refused > 10'000);
}

TEST_CASE("a file nested without end is refused", "[files][hostile]") {
    REQUIRE(refusal(std::string(200'000, '[')).starts_with("p.json: is not JSON"));
    REQUIRE(
        refusal(R"({"format": "rasoat-choice/1", "budgets": )" + std::string(5000, '[') + std::string(5000, ']') + "}")
            .starts_with("p.json: is not JSON"));
    REQUIRE(refusal("").starts_with("p.json: is not JSON"));
}
