#include "server/inventory/carried_parts.h"

#include <algorithm>
#include <string_view>

namespace rasoat::inventory {
namespace {

/// Fills what is absent in `now` from `before`, member by member.
template <class Part, class... Members>
void fill(Part& now, const Part& before, Members Part::*... members) {
    const auto fill_one = [&](auto member) {
        if (!(now.*member)) now.*member = before.*member;
    };
    (fill_one(members), ...);
}

/// As far as it decides on what work does to the machine: what was watched of another processor, memory or system disk
/// says nothing of these.
bool is_same_hardware(const report::Report& now, const report::Report& before) {
    const auto processor = [](const report::Report& report) {
        return report.processors.empty() ? report::Text() : report.processors.front().name;
    };
    const auto system_disk = [](const report::Report& report) {
        const auto disk = std::ranges::find_if(report.disks, &report::Disk::holds_system);
        return disk == report.disks.end() ? report::Text() : disk->serial;
    };
    return now.memory.total == before.memory.total && processor(now) == processor(before) &&
           system_disk(now) == system_disk(before);
}

/// The days of both, by day; what is told now stands for a day that was told before.
void carry_strain(std::vector<report::StrainDay>& now, const std::vector<report::StrainDay>& before) {
    for (const auto& day : before)
        if (std::ranges::find(now, day.day, &report::StrainDay::day) == now.end()) now.push_back(day);
    std::ranges::sort(now, {}, &report::StrainDay::day);
}

void keep_newest_strain(std::vector<report::StrainDay>& days) {
    constexpr std::size_t most_days = 31;
    if (days.size() > most_days) days.erase(days.begin(), days.end() - static_cast<std::ptrdiff_t>(most_days));
}

/// What a partial report tells of the machine as a whole comes in pieces: GLPI's always has the name and the maker, and
/// beside them only the section that was asked for.
void fill_pieces(report::Report& now, const report::Report& before) {
    using report::Firmware;
    using report::Memory;
    using report::OperatingSystem;
    using report::System;
    fill(
        now.system, before.system, &System::maker, &System::model, &System::serial, &System::uuid, &System::sku,
        &System::asset_tag, &System::chassis_serial, &System::chassis_type, &System::kind, &System::virtual_machine);
    fill(
        now.baseboard, before.baseboard, &report::Baseboard::maker, &report::Baseboard::model,
        &report::Baseboard::serial);
    fill(
        now.firmware, before.firmware, &Firmware::maker, &Firmware::version, &Firmware::date, &Firmware::uefi,
        &Firmware::secure_boot, &Firmware::tpm, &Firmware::tpm_version);
    fill(
        now.operating_system, before.operating_system, &OperatingSystem::name, &OperatingSystem::full_name,
        &OperatingSystem::version, &OperatingSystem::kernel_name, &OperatingSystem::kernel_version,
        &OperatingSystem::architecture, &OperatingSystem::installed, &OperatingSystem::service_pack,
        &OperatingSystem::workgroup, &OperatingSystem::in_domain, &OperatingSystem::activated);
    if (now.memory.slots.empty() && !before.memory.slots.empty()) {
        // Without its modules, a partial report's total is only what the system sees of them.
        now.memory.slots = before.memory.slots;
        now.memory.total = before.memory.total;
    }
    fill(now.memory, before.memory, &Memory::total, &Memory::maximum, &Memory::swap, &Memory::in_use);
    if (!now.tag) now.tag = before.tag;
    if (!now.benchmark) now.benchmark = before.benchmark;
    if (now.antivirus.empty()) now.antivirus = before.antivirus;
    if (now.printers.empty()) now.printers = before.printers;
}

} // namespace

report::Report with_carried_parts(report::Report now, const report::Report& before) {
    const auto carry = [&](std::string_view probe, auto part) {
        const auto failed = std::ranges::find(now.failures, probe, &report::ProbeFailure::probe) != now.failures.end();
        using Part = std::remove_cvref_t<decltype(now.*part)>;
        if ((now.partial || failed) && now.*part == Part{}) now.*part = before.*part;
    };
    // By the names under which the agent's probes fail (agent/probes/probe_machine.cpp).
    carry("system", &report::Report::system);
    carry("identity", &report::Report::baseboard);
    carry("firmware", &report::Report::firmware);
    carry("operating system", &report::Report::operating_system);
    carry("operating system", &report::Report::hostname);
    carry("processors", &report::Report::processors);
    carry("memory", &report::Report::memory);
    carry("disks", &report::Report::disks);
    carry("volumes", &report::Report::volumes);
    carry("graphics", &report::Report::gpus);
    carry("monitors", &report::Report::monitors);
    carry("network", &report::Report::network_adapters);
    carry("batteries", &report::Report::batteries);
    if (now.partial) fill_pieces(now, before);
    if (now.partial && !now.benchmark) now.benchmark = before.benchmark;
    if (is_same_hardware(now, before)) carry_strain(now.strain, before.strain);
    keep_newest_strain(now.strain);
    now.partial = false;
    return now;
}

void forget_strain_of_wrong_clocks(report::Report& report, store::Time at) {
    constexpr std::chrono::days beside_the_date_line{1};
    constexpr std::chrono::days longest_kept{100};
    const auto today = std::chrono::floor<std::chrono::days>(at);
    std::erase_if(report.strain, [&](const report::StrainDay& day) {
        return day.day > today + beside_the_date_line || day.day < today - longest_kept;
    });
}

} // namespace rasoat::inventory
