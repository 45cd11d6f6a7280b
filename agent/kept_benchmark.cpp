#include "agent/kept_benchmark.h"

#include "agent/delivery/durable_file.h"
#include "agent/delivery/key_value_file.h"
#include "agent/delivery/timestamp.h"
#include "agent/report/sha256.h"

#include <algorithm>
#include <charconv>

namespace rasoat::agent {

namespace {

std::filesystem::path file_in(const delivery::StateFolder& state) {
    return state.path() / "benchmark";
}

std::optional<std::uint32_t> score(const delivery::KeyValues& values, std::string_view key) {
    const auto text = delivery::value_or_empty(values, key);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

template <class Unit>
void add(std::string& text, const std::optional<report::Quantity<Unit>>& quantity) {
    text += (quantity ? std::to_string(quantity->count) : "?") + '\n';
}

} // namespace

std::string measured_hardware(const report::Report& report) {
    std::string text;
    for (const auto& processor : report.processors)
        text += processor.name.value_or("?") + '\n' + std::to_string(processor.threads.value_or(0)) + '\n';
    add(text, report.memory.total);
    for (const auto& slot : report.memory.slots) {
        add(text, slot.size);
        add(text, slot.speed);
    }
    const auto disk = std::find_if(
        report.disks.begin(), report.disks.end(), [](const report::Disk& one) { return one.holds_system; });
    if (disk != report.disks.end()) text += disk->model.value_or("?") + '\n' + disk->serial.value_or("?") + '\n';
    return report::sha256_hex(text);
}

std::optional<KeptBenchmark> kept_benchmark(const delivery::StateFolder& state) {
    constexpr std::size_t largest_file = std::size_t{64} * 1024;
    const auto text = delivery::read_file(file_in(state), largest_file);
    if (!text) return std::nullopt;
    delivery::KeyValues values;
    try {
        values = delivery::parse_key_values(
            *text, file_in(state).string(),
            {"hardware", "measured", "integer", "floating_point", "all_cores", "memory_bandwidth", "random_reads"});
    } catch (const delivery::FileProblem&) {
        return std::nullopt; // at worst it is measured once more
    }
    const auto measured = delivery::moment_of(delivery::value_or_empty(values, "measured"));
    const auto integer = score(values, "integer");
    const auto floating_point = score(values, "floating_point");
    const auto all_cores = score(values, "all_cores");
    const auto memory_bandwidth = score(values, "memory_bandwidth");
    if (!measured || !integer || !floating_point || !all_cores || !memory_bandwidth) return std::nullopt;
    return KeptBenchmark{
        delivery::value_or_empty(values, "hardware"),
        {std::chrono::floor<std::chrono::days>(*measured), *integer, *floating_point, *all_cores, *memory_bandwidth,
         score(values, "random_reads")}};
}

void keep(const KeptBenchmark& benchmark, const delivery::StateFolder& state) {
    const auto& scores = benchmark.scores;
    delivery::KeyValues values{
        {"hardware", benchmark.hardware},
        {"measured", delivery::timestamp(scores.measured)},
        {"integer", std::to_string(scores.integer)},
        {"floating_point", std::to_string(scores.floating_point)},
        {"all_cores", std::to_string(scores.all_cores)},
        {"memory_bandwidth", std::to_string(scores.memory_bandwidth)}};
    if (scores.random_reads) values["random_reads"] = std::to_string(*scores.random_reads);
    delivery::write_durably(file_in(state), delivery::key_value_text(values));
}

} // namespace rasoat::agent
