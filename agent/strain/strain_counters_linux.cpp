#include "agent/probes/probe_error.h"
#include "agent/strain/strain_counters.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

namespace rasoat::strain {

namespace {

using probes::MachineRoot;
using std::chrono::milliseconds;

/// /proc/stat of a server with many interrupts is larger than other files there.
constexpr std::size_t largest_file = std::size_t{1} << 20U;

std::string file(const MachineRoot& root, std::string_view path) {
    try {
        return root.bytes(path, largest_file).value_or(std::string());
    } catch (const probes::ProbeError&) {
        return {};
    }
}

std::optional<std::uint64_t> leading_number(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    std::uint64_t value = 0;
    const auto error = std::from_chars(text.data(), text.data() + text.size(), value).ec;
    return error == std::errc{} ? std::optional(value) : std::nullopt;
}

/// What follows `key` at the beginning of a line.
std::optional<std::string_view> line_after(std::string_view text, std::string_view key) {
    for (std::size_t at = 0; at < text.size();) {
        const auto line = text.substr(at, text.find('\n', at) - at);
        if (line.substr(0, key.size()) == key) return line.substr(key.size());
        at += line.size() + 1;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> number_after(std::string_view text, std::string_view key) {
    const auto rest = line_after(text, key);
    return rest ? leading_number(*rest) : std::nullopt;
}

std::vector<std::uint64_t> numbers_in(std::string_view line) {
    std::vector<std::uint64_t> numbers;
    while (const auto number = leading_number(line)) {
        numbers.push_back(*number);
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        line.remove_prefix(std::min(line.find(' '), line.size()));
    }
    return numbers;
}

/// proc(5): seconds since the system started, those of sleep included.
milliseconds since_boot(const MachineRoot& root) {
    const auto text = file(root, "/proc/uptime");
    const auto seconds = leading_number(text).value_or(0);
    const auto point = text.find('.');
    const auto hundredths = point == std::string::npos ? 0 : leading_number(text.substr(point + 1, 2)).value_or(0);
    return milliseconds(seconds * 1000 + hundredths * 10);
}

/// proc(5), "cpu": user, nice, system, idle, iowait, irq, softirq, steal; guests are within user.
void read_processor(const MachineRoot& root, StrainCounters& counters) {
    constexpr std::size_t idle = 3;
    constexpr std::size_t waiting = 4;
    constexpr std::size_t fields = 8;
    const auto text = file(root, "/proc/stat");
    const auto times = numbers_in(line_after(text, "cpu ").value_or(std::string_view()));
    for (std::size_t i = 0; i < std::min(times.size(), fields); ++i) {
        counters.processor_total += times[i];
        if (i != idle && i != waiting) counters.processor_busy += times[i];
    }
}

std::optional<report::Mebibytes> mebibytes(std::optional<std::uint64_t> kibibytes) {
    return kibibytes ? std::optional(report::Mebibytes{*kibibytes / 1024}) : std::nullopt;
}

void read_memory(const MachineRoot& root, StrainCounters& counters) {
    const auto info = file(root, "/proc/meminfo");
    counters.memory_total = mebibytes(number_after(info, "MemTotal:"));
    counters.memory_available = mebibytes(number_after(info, "MemAvailable:")); // since Linux 3.14
    counters.hard_faults = number_after(file(root, "/proc/vmstat"), "pgmajfault ");
    const auto pressure = file(root, "/proc/pressure/memory"); // since Linux 4.20, where it is switched on
    if (const auto some = line_after(pressure, "some "); some && some->find("total=") != std::string_view::npos) {
        if (const auto waits = leading_number(some->substr(some->find("total=") + 6)))
            counters.memory_waits = std::chrono::microseconds(*waits);
    }
}

/// Documentation/block/stat.rst: the tenth and eleventh number, in milliseconds.
void read_disk(const MachineRoot& root, const std::string& disk, StrainCounters& counters) {
    if (disk.empty()) return;
    const auto numbers = numbers_in(file(root, "/sys/block/" + disk + "/stat"));
    if (numbers.size() < 11) return;
    counters.disk_busy = milliseconds(numbers[9]);
    counters.disk_waits = milliseconds(numbers[10]);
}

void keep_earlier(std::optional<milliseconds>& kept, milliseconds other) {
    if (!kept || other < *kept) kept = other;
}

/// The sessions that systemd-logind writes down. Of each only its class, whether it is in the foreground and when it
/// began are looked at; not whose it is.
void read_sessions(const MachineRoot& root, StrainCounters& counters) {
    constexpr std::string_view folder = "/run/systemd/sessions";
    if (!root.exists(folder)) return;
    counters.signed_in = false;
    for (const auto& name : root.entries(folder)) {
        const auto session = file(root, std::string(folder) + "/" + name);
        const auto kind = line_after(session, "CLASS=");
        const auto began = number_after(session, "MONOTONIC=");
        const auto on_screen = line_after(session, "TYPE=");
        const bool graphical = on_screen == "x11" || on_screen == "wayland" || on_screen == "mir";
        const auto moment = std::chrono::duration_cast<milliseconds>(std::chrono::microseconds(began.value_or(0)));
        if (kind == "greeter" && began) keep_earlier(counters.login_screen, moment);
        if (kind != "user") continue;
        if (line_after(session, "ACTIVE=") == "1") counters.signed_in = true;
        if (graphical && began) keep_earlier(counters.session_began, moment);
    }
}

} // namespace

StrainCounters read_strain_counters(const MachineRoot& root, const std::string& system_disk) {
    StrainCounters counters;
    counters.since_boot = since_boot(root);
    read_processor(root, counters);
    read_memory(root, counters);
    read_disk(root, system_disk, counters);
    try {
        read_sessions(root, counters);
    } catch (const probes::ProbeError&) {
        counters.signed_in.reset();
    }
    struct statvfs space {};
    if (root.is_live() && ::statvfs("/", &space) == 0)
        counters.free = report::Mebibytes{std::uint64_t{space.f_bavail} * space.f_frsize / (std::uint64_t{1} << 20U)};
    return counters;
}

} // namespace rasoat::strain
