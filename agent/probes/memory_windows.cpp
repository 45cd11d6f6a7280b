#include "agent/probes/memory.h"
#include "agent/probes/probe_error.h"
#include "agent/windows/text.h"

#include <windows.h>

#include <algorithm>

namespace rasoat::probes {

report::Memory memory(const MachineRoot& /*root*/, const SmbiosTables& tables) {
    auto memory = memory_in(tables);
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof status;
    if (GlobalMemoryStatusEx(&status) == 0)
        throw ProbeError("Windows does not tell its memory: " + windows::reason(GetLastError()));
    ULONGLONG installed_kibibytes = 0;
    if (!memory.total && GetPhysicallyInstalledSystemMemory(&installed_kibibytes) != 0 && installed_kibibytes > 0)
        memory.total = report::Mebibytes{installed_kibibytes >> 10U};
    if (!memory.total) memory.total = report::Mebibytes{status.ullTotalPhys >> 20U};
    // "Page file" is what may be promised in all: memory and the files on disk.
    const auto promised = std::max(status.ullTotalPageFile, status.ullTotalPhys);
    memory.swap = report::Mebibytes{(promised - status.ullTotalPhys) >> 20U};
    if (status.ullAvailPhys <= status.ullTotalPhys)
        memory.in_use = report::Mebibytes{(status.ullTotalPhys - status.ullAvailPhys) >> 20U};
    return memory;
}

} // namespace rasoat::probes
