#include "planner/cli/arguments.h"
#include "planner/cli/commands.h"
#include "planner/cli/file_io.h"
#include "planner/files/fleet_file.h"
#include "planner/sample/office_fleet.h"

#include <array>

namespace rasoat::planner::cli {

void generate_fleet_command(Words words) {
    constexpr std::array<std::string_view, 4> flags{"--seats", "--years", "--seed", "--out"};
    const Arguments arguments(words, flags);
    if (!arguments.plain().empty()) throw UsageError("the file is named with --out");
    sample::OfficeShape shape;
    shape.seats = static_cast<std::uint32_t>(arguments.whole("--seats", 1, 10'000'000).value_or(shape.seats));
    shape.years = static_cast<int>(arguments.whole("--years", 1, 5).value_or(1));
    shape.seed = arguments.whole("--seed", 0, UINT64_MAX).value_or(shape.seed);
    const sample::SampleFleet sample = sample::office_fleet(shape);
    write_file(arguments.text("--out"), write_fleet(sample.fleet, sample.policies));
}

} // namespace rasoat::planner::cli
