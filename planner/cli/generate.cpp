#include "planner/cli/arguments.h"
#include "planner/cli/commands.h"
#include "planner/cli/district_shape.h"
#include "planner/cli/file_io.h"
#include "planner/files/choice_file.h"
#include "planner/sample/district.h"

#include <array>

namespace rasoat::planner::cli {

void generate_command(Words words) {
    constexpr std::array<std::string_view, 6> flags{"--seats", "--units",        "--years",
                                                    "--seed",  "--budget-share", "--out"};
    const Arguments arguments(words, flags);
    if (!arguments.plain().empty()) throw UsageError("the file is named with --out");
    const auto named = sample::district(district_shape_from(arguments), sample::Names::given);
    write_file(arguments.text("--out"), write_choice_problem(named));
}

} // namespace rasoat::planner::cli
