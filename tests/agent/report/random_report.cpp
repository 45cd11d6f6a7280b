#include "tests/agent/report/random_report.h"

#include "agent/report/report_reader.h"
#include "agent/report/wire_names.h"

#include <array>
#include <random>

namespace rasoat::tests {

using namespace rasoat::report;

namespace {

class Draw {
public:
    explicit Draw(std::uint64_t seed) : random_(seed) {}

    std::uint64_t upto(std::uint64_t most) { return std::uniform_int_distribution<std::uint64_t>(0, most)(random_); }
    std::uint64_t from_one(std::uint64_t most) { return 1 + upto(most - 1); }
    bool coin() { return upto(1) == 1; }

    std::string word() {
        constexpr std::array pieces = std::to_array<const char*>(
            {"Dell", "OptiPlex 7040", "\"", "\\", "/", "Máy tính Đồng Nai", "\n", "\t", "\x7F", "\x1B", "<b>", "€", "𝄞",
             " ", "{}", "é", "0"});
        std::string text = "x";
        for (auto count = from_one(6); count > 0; --count)
            text += pieces[upto(pieces.size() - 1)];
        return text;
    }
    Text text() { return coin() ? Text(word()) : std::nullopt; }
    std::optional<bool> known() { return coin() ? std::optional(coin()) : std::nullopt; }
    std::optional<std::uint32_t> number(std::uint64_t least, std::uint64_t most) {
        return coin() ? std::optional(static_cast<std::uint32_t>(least + upto(most - least))) : std::nullopt;
    }
    template <class Unit>
    std::optional<Unit> quantity(std::uint64_t least, std::uint64_t most) {
        return coin() ? std::optional(Unit{least + upto(most - least)}) : std::nullopt;
    }
    template <class Enum>
    std::optional<Enum> any() {
        return coin() ? std::optional(wire_names<Enum>[upto(wire_names<Enum>.size() - 1)].first) : std::nullopt;
    }
    std::optional<Day> day() { return coin() ? std::optional(Day(std::chrono::days(upto(50'000)))) : std::nullopt; }
    std::vector<std::string> words(std::uint64_t most) {
        std::vector<std::string> result(upto(most));
        for (auto& item : result)
            item = word();
        return result;
    }
    template <class Item, class Make>
    void fill(std::vector<Item>& items, Make make) {
        items.resize(upto(3));
        for (auto& item : items)
            item = make();
    }

private:
    std::mt19937_64 random_;
};

DiskCounters random_counters(Draw& draw) {
    return {
        draw.number(0, 4'000'000'000), draw.number(0, 65'535), draw.number(0, 65'535), draw.number(0, 255),
        draw.number(0, 200'000)};
}

std::uint16_t random_minutes(Draw& draw) {
    return static_cast<std::uint16_t>(draw.upto(1440));
}

MinutesByShare random_histogram(Draw& draw) {
    MinutesByShare minutes{};
    for (auto& count : minutes)
        count = random_minutes(draw);
    return minutes;
}

void fill_measurements(Draw& draw, Report& report) {
    draw.fill(report.strain, [&] {
        StrainDay day;
        day.day = Day(std::chrono::days(draw.upto(50'000)));
        day.minutes_on = random_minutes(draw);
        day.minutes_working = random_minutes(draw);
        day.processor = random_histogram(draw);
        day.memory = random_histogram(draw);
        day.disk = random_histogram(draw);
        day.memory_pressure = random_minutes(draw);
        day.disk_strain = random_minutes(draw);
        day.boots = random_minutes(draw);
        if (const auto boot = draw.number(0, 86'400)) day.slowest_boot = Seconds(*boot);
        day.least_free = draw.quantity<Mebibytes>(0, 1'000'000'000);
        return day;
    });
    if (draw.coin()) {
        const auto score = [&] { return static_cast<std::uint32_t>(draw.upto(10'000'000)); };
        report.benchmark = Benchmark{
            Day(std::chrono::days(draw.upto(50'000))), score(), score(), score(), score(), draw.number(0, 10'000'000)};
    }
}

void fill_devices(Draw& draw, Report& report) {
    draw.fill(report.disks, [&] {
        return Disk{draw.word(),          draw.text(),          draw.text(),
                    draw.text(),          draw.text(),          draw.text(),
                    draw.any<DiskKind>(), draw.any<DiskBus>(),  draw.quantity<Megabytes>(1, 1'000'000'000),
                    draw.coin(),          draw.coin(),          draw.any<DiskHealth>(),
                    draw.known(),         random_counters(draw)};
    });
    draw.fill(report.volumes, [&] {
        return Volume{
            draw.coin() ? Text("C:") : draw.text(),
            draw.text(),
            draw.text(),
            draw.text(),
            draw.quantity<Mebibytes>(1, 1'000'000'000),
            draw.quantity<Mebibytes>(0, 1'000'000'000),
            draw.coin(),
            draw.text(),
            draw.any<VolumeEncryption>()};
    });
    draw.fill(report.gpus, [&] {
        return Gpu{draw.text(), draw.text(), draw.text(), draw.text(), draw.quantity<Mebibytes>(1, 100'000)};
    });
    draw.fill(report.monitors, [&] {
        return Monitor{
            draw.text(),
            draw.text(),
            draw.text(),
            draw.text(),
            draw.number(1990, 2199),
            draw.quantity<Millimetres>(0, 100'000),
            draw.quantity<Millimetres>(0, 100'000),
            draw.number(0, 100'000),
            draw.number(0, 100'000)};
    });
    draw.fill(report.network_adapters, [&] {
        return NetworkAdapter{
            draw.word(), draw.text(), draw.any<NetworkKind>(), draw.known(),  draw.number(1, 10'000'000),
            draw.text(), draw.text(), draw.words(4),           draw.words(4), draw.coin()};
    });
    draw.fill(report.batteries, [&] {
        return Battery{
            draw.text(),
            draw.text(),
            draw.text(),
            draw.text(),
            draw.quantity<MilliwattHours>(1, 1'000'000'000),
            draw.quantity<MilliwattHours>(1, 1'000'000'000),
            draw.quantity<Millivolts>(1, 1'000'000)};
    });
    draw.fill(report.antivirus, [&] {
        return Antivirus{draw.text(), draw.text(), draw.text(), draw.known(), draw.known()};
    });
    draw.fill(report.printers, [&] {
        return Printer{draw.word(), draw.text(), draw.text(), draw.any<PrinterConnection>()};
    });
    draw.fill(report.failures, [&] { return ProbeFailure{draw.word(), draw.word()}; });
}

} // namespace

Report random_report(std::uint64_t seed) {
    Draw draw(seed);
    Report report;
    report.device_id = draw.word();
    report.hostname = draw.word();
    report.agent_version = draw.word();
    report.tag = draw.text();
    report.partial = draw.coin();
    report.system = {draw.text(), draw.text(), draw.text(),
                     draw.text(), draw.text(), draw.text(),
                     draw.text(), draw.text(), draw.any<MachineKind>(),
                     draw.text()};
    report.baseboard = {draw.text(), draw.text(), draw.text()};
    report.firmware = {
        draw.text(), draw.text(), draw.day(), draw.known(), draw.any<SwitchState>(), draw.any<SwitchState>(),
        draw.text()};
    report.operating_system = {draw.text(), draw.text(), draw.text(), draw.text(),  draw.text(), draw.text(),
                               draw.day(),  draw.text(), draw.text(), draw.known(), draw.known()};
    draw.fill(report.processors, [&] {
        return Processor{
            draw.text(),
            draw.text(),
            draw.coin() ? Text("x86_64") : draw.text(),
            draw.number(0, 65'535),
            draw.number(0, 65'535),
            draw.number(0, 65'535),
            draw.number(1, 4096),
            draw.number(1, 4096),
            draw.quantity<Megahertz>(1, 100'000),
            draw.known()};
    });
    report.memory.total = draw.quantity<Mebibytes>(1, largest_memory);
    report.memory.maximum = draw.quantity<Mebibytes>(0, largest_memory);
    report.memory.swap = draw.quantity<Mebibytes>(0, largest_memory);
    report.memory.in_use = draw.quantity<Mebibytes>(0, largest_memory);
    draw.fill(report.memory.slots, [&] {
        return MemorySlot{
            draw.text(),
            draw.quantity<Mebibytes>(1, largest_module),
            draw.any<MemoryKind>(),
            draw.quantity<MegatransfersPerSecond>(1, 100'000),
            draw.text(),
            draw.text(),
            draw.text(),
            draw.text(),
            draw.coin()};
    });
    fill_devices(draw, report);
    fill_measurements(draw, report);
    return report;
}

} // namespace rasoat::tests
