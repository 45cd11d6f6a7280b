// A rasoat-choice/1 file: what the reader takes is solved within a few nodes, its answer checked against the budgets,
// and written and read back.

#include "planner/files/choice_file.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace rasoat::planner;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    NamedChoiceProblem named;
    try {
        named = read_choice_problem(text, "fuzzed");
    } catch (const BadFile&) {
        return 0;
    }
    const ChoiceProblem& problem = named.problem;
    Limits limits;
    limits.nodes = 200;
    const Choice choice = choose(problem, limits);
    std::vector<Vnd> spent(problem.budget_count());
    for (std::size_t seat = 0; seat < problem.seat_count(); ++seat) {
        if (!choice.chosen[seat]) continue;
        for (const Draw& draw : problem.draws(problem.first_option(seat) + *choice.chosen[seat]))
            spent[draw.budget] += draw.amount;
    }
    for (std::size_t budget = 0; budget < spent.size(); ++budget)
        if (spent[budget] > problem.budget(budget)) std::abort();
    if (choice.bound < choice.benefit) std::abort();
    if (write_choice_plan(named, choice, 0).empty()) std::abort();
    const std::string once = write_choice_problem(named);
    if (write_choice_problem(read_choice_problem(once, "written")) != once) std::abort();
    return 0;
}
