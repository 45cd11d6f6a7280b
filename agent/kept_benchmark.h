#pragma once

#include "agent/delivery/state_folder.h"
#include "agent/report/report.h"

#include <optional>
#include <string>

/// The scores that this machine has, in the state folder, and of which hardware they are.
namespace rasoat::agent {

struct KeptBenchmark {
    std::string hardware; ///< measured_hardware() of the report it was measured with
    report::Benchmark scores;
    bool operator==(const KeptBenchmark&) const = default;
};

/// A digest of what decides on the scores: processors, memory, and the disk that holds the system. What a machine calls
/// itself, what is plugged in and how healthy it is stays out.
[[nodiscard]] std::string measured_hardware(const report::Report& report);

/// None where there is none, or none that can be understood. Throws StorageProblem.
[[nodiscard]] std::optional<KeptBenchmark> kept_benchmark(const delivery::StateFolder& state);

/// Throws StorageProblem.
void keep(const KeptBenchmark& benchmark, const delivery::StateFolder& state);

} // namespace rasoat::agent
