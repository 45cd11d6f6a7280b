// A rasoat-fleet/1 file: what the reader takes is written and reads back the same, and gets a plan or a refusal.

#include "planner/files/fleet_file.h"
#include "planner/files/plan_file.h"
#include "planner/invalid_fleet.h"
#include "planner/plan.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace rasoat::planner;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    FleetProblem problem;
    try {
        problem = read_fleet(text, "fuzzed");
    } catch (const BadFile&) {
        return 0;
    }
    const std::string once = write_fleet(problem.fleet, problem.policies);
    const FleetProblem again = read_fleet(once, "written");
    if (write_fleet(again.fleet, again.policies) != once) std::abort();
    Limits limits;
    limits.nodes = 200;
    try {
        const Plan made = plan(problem.fleet, problem.policies, limits);
        if (made.bound < made.benefit) std::abort();
        if (write_plan(made, problem.fleet, problem.policies).empty()) std::abort();
    } catch (const InvalidFleet&) {
        return 0;
    }
    return 0;
}
