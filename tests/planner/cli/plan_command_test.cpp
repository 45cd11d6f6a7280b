#include "planner/files/fleet_file.h"
#include "tests/planner/example_office.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>
#include <simdjson.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

/// The program itself, as a person runs it.
using namespace rasoat::planner;
using namespace rasoat::planner::tests;
using Catch::Contains;
using rasoat::tests::file_bytes;
using rasoat::tests::project_path;

namespace {

/// A folder of its own for one test, gone afterwards.
class Scratch {
public:
    Scratch() : folder_(std::filesystem::temp_directory_path() / ("rasoat-plan-" + std::to_string(getpid()))) {
        std::filesystem::create_directories(folder_);
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
    [[nodiscard]] std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }
    [[nodiscard]] std::string read(const std::string& name) const { return file_bytes(path(name)); }

    /// The exit status; what was printed is in the files "out" and "err".
    [[nodiscard]] int run(const std::string& arguments) const {
        const std::string command =
            std::string(RASOAT_PLAN) + " " + arguments + " >" + path("out") + " 2>" + path("err");
        return WEXITSTATUS(std::system(command.c_str())); // NOLINT(concurrency-mt-unsafe): one thread
    }

private:
    std::filesystem::path folder_;
};

std::string two_seats(bool with_processor_facts) {
    Fleet fleet = office({13'000'000});
    add_seat(fleet, 0, weak_machine());
    add_seat(fleet, 0, ancient_machine());
    if (!with_processor_facts)
        for (Machine& machine : fleet.machines) {
            machine.processor = Processor{.name = machine.processor.name};
            machine.operating_system = {.name = machine.operating_system.name, .support_ends = {}};
        }
    return write_fleet(fleet, policies());
}

} // namespace

TEST_CASE("rasoat-plan plan writes the plan and says it in Vietnamese") {
    const Scratch scratch;
    const std::string fleet = scratch.write("fleet.json", two_seats(true));
    REQUIRE(scratch.run("plan " + fleet + " --cascade none --out " + scratch.path("plan.json")) == 0);
    CHECK_THAT(
        scratch.read("out"), Contains("Vị trí kém nhất") && Contains("Windows 10 đã hết hạn hỗ trợ ngày 14/10/2025"));
    CHECK_THAT(scratch.read("out"), Contains("không kế hoạch nào tốt hơn với số tiền này"));
    simdjson::dom::parser parser;
    const std::string plan = scratch.read("plan.json");
    CHECK(std::string_view(parser.parse(plan)["format"]) == "rasoat-plan/1");
    REQUIRE(scratch.run("plan " + fleet + " --cascade none --language en --out " + scratch.path("again.json")) == 0);
    CHECK_THAT(scratch.read("out"), Contains("Worst seats") && Contains("no plan is better with this money"));
    CHECK(scratch.read("again.json") == plan);
}

TEST_CASE("the options --cascade and --budget-share change the policy and the money of the file") {
    const Scratch scratch;
    Fleet fleet = office({13'000'000});
    add_seat(fleet, 0, std::nullopt);
    fleet.machines.push_back(good_machine());
    const std::string file = scratch.write("fleet.json", write_fleet(fleet, policies()));
    const std::string out = " --budget-share 0 --language en --out " + scratch.path("plan.json");
    REQUIRE(scratch.run("plan " + file + " --cascade unit" + out) == 0);
    CHECK_THAT(scratch.read("out"), Contains("Get the spare Dell OptiPlex 7010") && Contains("moved: 1"));
    REQUIRE(scratch.run("plan " + file + " --cascade none" + out) == 0);
    CHECK_THAT(scratch.read("out"), !Contains("Get the spare") && Contains("Spends VND 0 of VND 0"));
    CHECK(scratch.run("plan " + file + " --cascade everywhere" + out) == 2);
    CHECK_THAT(scratch.read("err"), Contains("none, unit or organisation"));
}

TEST_CASE("without --out the plan goes to standard output and the words beside it") {
    const Scratch scratch;
    const std::string fleet = scratch.write("fleet.json", two_seats(true));
    REQUIRE(scratch.run("plan " + fleet) == 0);
    simdjson::dom::parser parser;
    const std::string out = scratch.read("out");
    CHECK_FALSE(parser.parse(out).error());
    CHECK_THAT(scratch.read("err"), Contains("Vị trí kém nhất"));
}

TEST_CASE("names alone are enough where a configuration folder knows them") {
    const Scratch scratch;
    const std::string fleet = scratch.write("fleet.json", two_seats(false));
    REQUIRE(scratch.run("plan " + fleet + " --language en --out " + scratch.path("plan.json")) == 0);
    CHECK_THAT(scratch.read("plan.json"), Contains("Processor speed unknown"));
    const std::string config = project_path("config").string();
    REQUIRE(scratch.run("plan " + fleet + " --config " + config + " --out " + scratch.path("plan.json")) == 0);
    CHECK_THAT(scratch.read("plan.json"), !Contains("Processor speed unknown"));
    CHECK_THAT(scratch.read("plan.json"), Contains("not on Microsoft's list"));
}

TEST_CASE("a fleet file that is wrong is refused with its place, and nothing is written") {
    const Scratch scratch;
    const std::string fleet = scratch.write("fleet.json", R"({"format": "rasoat-fleet/1", "policies": {}})");
    CHECK(scratch.run("plan " + fleet + " --out " + scratch.path("plan.json")) == 1);
    CHECK_THAT(scratch.read("err"), Contains("fleet.json: the whole: \"catalogue\" is missing"));
    CHECK_FALSE(std::filesystem::exists(scratch.path("plan.json")));
    CHECK(scratch.run("plan " + scratch.path("nowhere.json")) == 1);
    CHECK(scratch.run("plan") == 2);
    CHECK(scratch.run("plan " + fleet + " --language fr") == 2);
}

TEST_CASE("a generated fleet is the same for the same seed and plans") {
    const Scratch scratch;
    REQUIRE(scratch.run("generate-fleet --seats 120 --seed 4 --out " + scratch.path("a.json")) == 0);
    REQUIRE(scratch.run("generate-fleet --seats 120 --seed 4 --out " + scratch.path("b.json")) == 0);
    CHECK(scratch.read("a.json") == scratch.read("b.json"));
    CHECK(scratch.run("plan " + scratch.path("a.json") + " --node-limit 100 --out " + scratch.path("plan.json")) == 0);
}
