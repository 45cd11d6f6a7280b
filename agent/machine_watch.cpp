#include "agent/machine_watch.h"

#include "agent/apart.h"
#include "agent/benchmark/measure.h"
#include "agent/benchmark/power_source.h"
#include "agent/benchmark/workloads.h"
#include "agent/commands.h"
#include "agent/console.h"
#include "agent/delivery/durable_file.h"
#include "agent/kept_benchmark.h"
#include "agent/kept_strain.h"
#include "agent/pause.h"
#include "agent/probes/disks.h"
#include "agent/probes/probe_machine.h"
#include "agent/round.h"

#include <algorithm>

namespace rasoat::agent {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using namespace std::chrono_literals;

constexpr milliseconds between_writes = 15min; ///< what a kill may cost; each write wakes a hard disk
constexpr milliseconds between_measurements = 6h;

std::string system_disk(const probes::MachineRoot& root) {
    try {
        for (const auto& disk : probes::disks(root))
            if (disk.holds_system) return disk.name;
    } catch (const std::exception&) {
        // Without the disk's counters there is no disk strain; the report says why disks can't be read.
    }
    return {};
}

/// Measures the machine's speed, unless it is known of this hardware.
int measure_if_unknown(const delivery::StateFolder& state) {
    const auto hardware = measured_hardware(probes::probe_machine(probes::MachineRoot()));
    if (const auto known = kept_benchmark(state); known && known->hardware == hardware) return exit_done;
    const auto today = std::chrono::floor<std::chrono::days>(now());
    const auto scores = benchmark::scores(benchmark::measure(), today);
    const delivery::StateLock lock(state);
    keep({hardware, scores}, state);
    return exit_done;
}

} // namespace

MachineWatch::MachineWatch(const Settings& settings, const delivery::StateFolder& state)
    : settings_(settings), state_(state) {
    if (settings_.strain || settings_.benchmark) system_disk_ = system_disk(probes::MachineRoot());
    if (!settings_.strain) {
        const delivery::StateLock lock(state_);
        forget_kept_strain(state_);
    }
    if (settings_.strain || settings_.benchmark) look();
}

void MachineWatch::pause(seconds duration) {
    if (!settings_.strain && !settings_.benchmark) return pause_for(duration);
    for (auto left = milliseconds(duration); left > milliseconds(0);) {
        const auto step = std::min(std::chrono::ceil<seconds>(left), watch_.until_next());
        const auto before = now_;
        pause_for(step);
        look();
        left -= std::max<milliseconds>(now_ - before, step);
        measure_when_due();
    }
}

void MachineWatch::look() {
    const auto counters = strain::read_strain_counters(probes::MachineRoot(), system_disk_);
    now_ = counters.since_boot;
    watch_.observe(counters, now());
    if (now_ - kept_at_ < between_writes) return;
    kept_at_ = now_;
    keep_gathered();
}

void MachineWatch::keep_gathered() {
    const auto gathered = watch_.take();
    if (!settings_.strain || gathered.empty()) return;
    try {
        const delivery::StateLock lock(state_);
        add_to_kept_strain(gathered, std::chrono::floor<std::chrono::days>(now()), state_);
    } catch (const delivery::StorageProblem& problem) {
        complain(problem.what());
    }
}

void MachineWatch::measure_when_due() {
    const bool due = settings_.benchmark && now_ >= next_measurement_ && watch_.is_quiet();
    if (!due || !benchmark::on_mains(probes::MachineRoot())) return;
    next_measurement_ = now_ + between_measurements;
    do_apart([this] { return measure_if_unknown(state_); });
}

} // namespace rasoat::agent
