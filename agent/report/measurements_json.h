#pragma once

#include "agent/report/json_writer.h"
#include "agent/report/report.h"

#include <vector>

/// What was counted and measured over time, as members of `content.rasoat`; report_json.h lists them.
namespace rasoat::report {

/// The members of one disk.
void write_counters(JsonWriter& json, const DiskCounters& counters);

/// `strain`; nothing where there are no days.
void write_strain(JsonWriter& json, const std::vector<StrainDay>& days);

/// `benchmark`.
void write_benchmark(JsonWriter& json, const Benchmark& benchmark);

} // namespace rasoat::report
