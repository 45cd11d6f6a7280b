#include "agent/probes/cpuid_windows.h"
#include "agent/probes/probe_error.h"
#include "agent/probes/processor.h"
#include "agent/probes/registered_processors.h"
#include "agent/probes/registry_windows.h"
#include "agent/windows/text.h"

#include <windows.h>

#include <bit>

namespace rasoat::probes {
namespace {

/// Calls `visit` for every record of one relation between logical processors.
template <class Visit>
void each_relation(LOGICAL_PROCESSOR_RELATIONSHIP relation, Visit visit) {
    DWORD size = 0;
    GetLogicalProcessorInformationEx(relation, nullptr, &size);
    std::vector<std::byte> buffer(size);
    auto* const first = reinterpret_cast<SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX*>(buffer.data());
    if (size == 0 || GetLogicalProcessorInformationEx(relation, first, &size) == 0)
        throw ProbeError("Windows does not tell its processors: " + windows::reason(GetLastError()));
    for (DWORD offset = 0; offset < size;) {
        const auto* const record =
            reinterpret_cast<const SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX*>(buffer.data() + offset);
        if (record->Size == 0) return;
        visit(record->Processor);
        offset += record->Size;
    }
}

/// Windows numbers logical processors through its groups of at most 64.
std::uint32_t first_of_group(WORD group) {
    std::uint32_t first = 0;
    for (WORD before = 0; before < group; ++before)
        first += GetActiveProcessorCount(before);
    return first;
}

bool share_a_thread(const PROCESSOR_RELATIONSHIP& package, const GROUP_AFFINITY& core) {
    for (WORD i = 0; i < package.GroupCount; ++i) {
        const auto& group = package.GroupMask[i];
        if (group.Group == core.Group && (group.Mask & core.Mask) != 0) return true;
    }
    return false;
}

std::vector<ProcessorPackage> packages() {
    std::vector<GROUP_AFFINITY> cores;
    each_relation(
        RelationProcessorCore, [&](const PROCESSOR_RELATIONSHIP& core) { cores.push_back(core.GroupMask[0]); });
    std::vector<ProcessorPackage> packages;
    each_relation(RelationProcessorPackage, [&](const PROCESSOR_RELATIONSHIP& record) {
        if (record.GroupCount == 0 || record.GroupMask[0].Mask == 0) return;
        ProcessorPackage package;
        const auto& first = record.GroupMask[0];
        package.first_thread = first_of_group(first.Group) + static_cast<std::uint32_t>(std::countr_zero(first.Mask));
        for (WORD i = 0; i < record.GroupCount; ++i)
            package.threads += static_cast<std::uint32_t>(std::popcount(record.GroupMask[i].Mask));
        for (const auto& core : cores)
            package.cores += share_a_thread(record, core) ? 1 : 0;
        packages.push_back(package);
    });
    return packages;
}

} // namespace

std::vector<report::Processor> processors(const MachineRoot& /*root*/, const SmbiosTables& tables) {
    const auto key = registry_key_if_there("HARDWARE\\DESCRIPTION\\System\\CentralProcessor", 1);
    auto processors = registered_processors(key, packages());
    const auto sockets = processors_in(tables);
    const auto features = cpuid(0x80000001);
    for (std::size_t i = 0; i < processors.size(); ++i) {
        auto& processor = processors[i];
        processor.sixty_four_bit = features && (features->edx & 0x2000'0000U) != 0; // AMD64's long mode
        processor.architecture = *processor.sixty_four_bit ? "x86_64" : "i386";
        if (sockets.size() != processors.size()) continue;
        if (!processor.name) processor.name = sockets[i].name;
        if (!processor.maker) processor.maker = sockets[i].maker;
        if (!processor.speed) processor.speed = sockets[i].speed;
    }
    return processors;
}

} // namespace rasoat::probes
