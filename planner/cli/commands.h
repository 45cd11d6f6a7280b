#pragma once

#include <span>
#include <string_view>

/// The commands of rasoat-plan, each in a file of its own. They throw what main() reports.
namespace rasoat::planner::cli {

using Words = std::span<const std::string_view>;

void choose_command(Words words);
void generate_command(Words words);
void measure_command(Words words);
void plan_command(Words words);
void generate_fleet_command(Words words);

} // namespace rasoat::planner::cli
