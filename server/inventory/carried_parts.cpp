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
    now.partial = false;
    return now;
}

} // namespace rasoat::inventory
