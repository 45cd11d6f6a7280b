#include "agent/report/measurements_json.h"

#include "agent/report/day_text.h"

namespace rasoat::report {

namespace {

void write_histogram(JsonWriter& json, std::string_view key, const MinutesByShare& minutes) {
    json.begin_array(key);
    for (const auto count : minutes)
        json.number_item(count);
    json.end_array();
}

} // namespace

void write_counters(JsonWriter& json, const DiskCounters& counters) {
    json.number("reallocated", counters.reallocated);
    json.number("pending", counters.pending);
    json.number("uncorrectable", counters.uncorrectable);
    json.number("wear_percent", counters.wear_percent);
    json.number("power_on_hours", counters.power_on_hours);
}

void write_strain(JsonWriter& json, const std::vector<StrainDay>& days) {
    if (days.empty()) return;
    json.begin_array("strain");
    for (const auto& day : days) {
        json.begin_object();
        json.text("day", iso_day(day.day));
        json.number("on", std::uint64_t{day.minutes_on});
        json.number("working", std::uint64_t{day.minutes_working});
        write_histogram(json, "processor", day.processor);
        write_histogram(json, "memory", day.memory);
        write_histogram(json, "disk", day.disk);
        json.number("memory_pressure", std::uint64_t{day.memory_pressure});
        json.number("disk_strain", std::uint64_t{day.disk_strain});
        json.number("boots", std::uint64_t{day.boots});
        if (day.slowest_boot) json.number("slowest_boot_seconds", std::uint64_t{day.slowest_boot->count()});
        json.number("least_free", day.least_free);
        json.end_object();
    }
    json.end_array();
}

void write_benchmark(JsonWriter& json, const Benchmark& benchmark) {
    json.begin_object("benchmark");
    json.text("measured", iso_day(benchmark.measured));
    json.number("integer", std::uint64_t{benchmark.integer});
    json.number("floating_point", std::uint64_t{benchmark.floating_point});
    json.number("all_cores", std::uint64_t{benchmark.all_cores});
    json.number("memory_bandwidth", std::uint64_t{benchmark.memory_bandwidth});
    json.number("random_reads", benchmark.random_reads);
    json.end_object();
}

} // namespace rasoat::report
