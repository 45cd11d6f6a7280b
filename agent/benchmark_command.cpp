#include "agent/benchmark/measure.h"
#include "agent/benchmark/workloads.h"
#include "agent/commands.h"
#include "agent/console.h"
#include "agent/round.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

namespace rasoat::agent {

namespace {

using Scores = std::vector<std::uint32_t>;

struct Measure {
    Phrase name;
    std::optional<std::uint32_t> (*score)(const report::Benchmark&);
};

constexpr std::array measures{
    Measure{
        {"số nguyên, một luồng", "whole numbers, one thread"},
        [](const report::Benchmark& b) { return std::optional(b.integer); }},
    Measure{
        {"số thực, một luồng", "floating point, one thread"},
        [](const report::Benchmark& b) { return std::optional(b.floating_point); }},
    Measure{
        {"số nguyên, mọi luồng", "whole numbers, all threads"},
        [](const report::Benchmark& b) { return std::optional(b.all_cores); }},
    Measure{
        {"băng thông bộ nhớ", "memory bandwidth"},
        [](const report::Benchmark& b) { return std::optional(b.memory_bandwidth); }},
    Measure{
        {"đọc ngẫu nhiên 4 KiB", "random reads of 4 KiB"}, [](const report::Benchmark& b) { return b.random_reads; }},
};

std::size_t repetitions(const CommandLine& line) {
    if (!line.repeat) return 1;
    std::size_t count = 0;
    const auto* const end = line.repeat->data() + line.repeat->size();
    const auto [rest, error] = std::from_chars(line.repeat->data(), end, count);
    if (error != std::errc{} || rest != end || count < 1 || count > 100)
        throw UsageError("--repeat needs a whole number from 1 to 100, not " + *line.repeat);
    return count;
}

/// The scores in the order of the runs, then their median and, where there are several, how far apart they lie.
std::string line_of(const Measure& measure, Scores scores, Language language) {
    std::string text = std::string(measure.name.in(language)) + ':';
    for (const auto score : scores)
        text += ' ' + std::to_string(score);
    if (scores.size() < 2) return text;
    std::sort(scores.begin(), scores.end());
    const auto median = scores[scores.size() / 2];
    const auto spread = 100.0 * (scores.back() - scores.front()) / std::max(median, 1U);
    std::array<char, 64> rounded{};
    std::snprintf(rounded.data(), rounded.size(), "%.1f", spread);
    const Phrase middle{"; trung vị ", "; median "};
    const Phrase apart{", chênh lệch lớn nhất ", ", spread "};
    return text + std::string(middle.in(language)) + std::to_string(median) + std::string(apart.in(language)) +
           rounded.data() + " %";
}

} // namespace

int benchmark_command(const CommandLine& line, Language language) {
    const auto today = std::chrono::floor<std::chrono::days>(now());
    std::vector<report::Benchmark> runs;
    try {
        for (auto left = repetitions(line); left > 0; --left)
            runs.push_back(benchmark::scores(benchmark::measure(), today));
    } catch (const benchmark::WrongResult& fault) {
        const Phrase advice{
            "Bộ xử lý hoặc bộ nhớ của máy tính sai: kiểm tra bộ nhớ, tắt ép xung.",
            "The processor or memory computes wrongly: test the memory, switch overclocking off."};
        complain(fault.what());
        complain(advice.in(language));
        return exit_failed;
    }
    for (const auto& measure : measures) {
        Scores scores;
        for (const auto& run : runs)
            if (const auto score = measure.score(run)) scores.push_back(*score);
        if (!scores.empty() && !print(line_of(measure, std::move(scores), language))) return exit_failed;
    }
    return exit_done;
}

} // namespace rasoat::agent
