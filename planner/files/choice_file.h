#pragma once

#include "planner/choice/choice.h"
#include "planner/files/bad_file.h"

#include <string>
#include <string_view>
#include <vector>

/// The planner's files at the edge: JSON in, values out, and back. Schemas: planner/model/choice-1.schema.json and
/// planner/model/choice-plan-1.schema.json.
namespace rasoat::planner {

/// A choice problem with the names that its file gave.
struct NamedChoiceProblem {
    ChoiceProblem problem;
    std::vector<std::string> budget_ids;
    std::vector<std::string> seat_ids;
    std::vector<std::string> option_ids; ///< over all seats, as the problem counts them
};

/// Reads rasoat-choice/1. Throws BadFile naming the seat, option or budget at fault; `file` is the name that its
/// messages begin with.
[[nodiscard]] NamedChoiceProblem read_choice_problem(std::string_view json, std::string_view file);

/// rasoat-choice/1.
[[nodiscard]] std::string write_choice_problem(const NamedChoiceProblem& named);

/// rasoat-choice-plan/1. `seconds` is how long the choice took.
[[nodiscard]] std::string write_choice_plan(const NamedChoiceProblem& named, const Choice& choice, double seconds);

} // namespace rasoat::planner
