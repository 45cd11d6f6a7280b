#include "agent/probes/physical_drive_windows.h"
#include "agent/probes/system_library_windows.h"
#include "agent/strain/strain_counters.h"
#include "agent/windows/text.h"

#include <winioctl.h>
#include <wtsapi32.h>

#include <array>
#include <cstring>
#include <memory>

namespace rasoat::strain {

namespace {

using std::chrono::milliseconds;

/// Windows counts time in these.
using Ticks = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;

milliseconds since_boot() {
    return milliseconds(GetTickCount64()); // time of sleep included
}

std::uint64_t ticks(const FILETIME& time) {
    return std::uint64_t{time.dwHighDateTime} << 32U | time.dwLowDateTime;
}

/// Kernel time holds idle time.
void read_processor(StrainCounters& counters) {
    FILETIME idle{};
    FILETIME kernel{};
    FILETIME user{};
    if (GetSystemTimes(&idle, &kernel, &user) == 0) return;
    counters.processor_total = ticks(kernel) + ticks(user);
    counters.processor_busy = counters.processor_total - ticks(idle);
}

/// Reads from disk because a page was not in memory: PageReadIoCount of ntdll's SYSTEM_PERFORMANCE_INFORMATION, which
/// performance counters show as "Page Reads/sec". It has stood at this place since Windows 2000.
std::optional<std::uint64_t> hard_faults() {
    using Query = LONG NTAPI(ULONG, void*, ULONG, ULONG*);
    constexpr ULONG system_performance = 2;
    constexpr std::size_t page_reads = 84;
    static const probes::SystemLibrary library(L"ntdll.dll");
    static auto* const query = library.function<Query>("NtQuerySystemInformation");
    std::array<std::byte, 1024> answer{};
    ULONG size = 0;
    if (query == nullptr || query(system_performance, answer.data(), answer.size(), &size) < 0) return std::nullopt;
    if (size < page_reads + sizeof(ULONG)) return std::nullopt;
    ULONG count = 0;
    std::memcpy(&count, answer.data() + page_reads, sizeof count);
    return count;
}

void read_memory(StrainCounters& counters) {
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof status;
    if (GlobalMemoryStatusEx(&status) != 0) {
        counters.memory_total = report::Mebibytes{status.ullTotalPhys >> 20U};
        counters.memory_available = report::Mebibytes{status.ullAvailPhys >> 20U};
    }
    counters.hard_faults = hard_faults();
}

void read_disk(const std::string& disk, StrainCounters& counters) {
    if (disk.empty()) return;
    const auto device = probes::open_device(L"\\\\.\\" + windows::to_utf16(disk), 0);
    DISK_PERFORMANCE told{};
    DWORD size = 0;
    if (!device ||
        DeviceIoControl(device.get(), IOCTL_DISK_PERFORMANCE, nullptr, 0, &told, sizeof told, &size, nullptr) == 0)
        return;
    const Ticks busy(told.QueryTime.QuadPart - told.IdleTime.QuadPart);
    const Ticks waits(told.ReadTime.QuadPart + told.WriteTime.QuadPart);
    counters.disk_busy = std::chrono::duration_cast<milliseconds>(busy);
    counters.disk_waits = std::chrono::duration_cast<milliseconds>(waits);
}

struct FreeSessions {
    void operator()(void* memory) const { WTSFreeMemory(memory); }
};

/// The session in which somebody works, at the machine itself or from afar; none while the login screen waits.
std::optional<DWORD> active_session() {
    WTS_SESSION_INFOW* sessions = nullptr;
    DWORD count = 0;
    if (WTSEnumerateSessionsW(WTS_CURRENT_SERVER_HANDLE, 0, 1, &sessions, &count) == 0) return std::nullopt;
    const std::unique_ptr<void, FreeSessions> freed_at_end(sessions);
    for (DWORD i = 0; i < count; ++i) {
        if (sessions[i].State == WTSActive && sessions[i].SessionId != 0) return sessions[i].SessionId;
    }
    return std::nullopt;
}

/// Since the last touch of keyboard or mouse, where this program runs in the same session as the person.
std::optional<std::chrono::seconds> since_own_input(DWORD session) {
    DWORD own = 0;
    if (ProcessIdToSessionId(GetCurrentProcessId(), &own) == 0 || own != session) return std::nullopt;
    LASTINPUTINFO last{};
    last.cbSize = sizeof last;
    if (GetLastInputInfo(&last) == 0) return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(milliseconds(GetTickCount() - last.dwTime));
}

/// When a session's input was, as the terminal services have it. Not every Windows keeps it for the screen of the
/// machine itself: some leave the time at which the session began or was unlocked. Invariant: `moves` is true once two
/// looks in a row have seen the time move on, as it does while somebody works and the services count.
class InputClock {
public:
    void look(LONGLONG time) {
        moves_in_a_row_ = last_ != 0 && time > last_ ? moves_in_a_row_ + 1 : 0;
        last_ = time;
        moves_ = moves_ || moves_in_a_row_ >= 2;
    }
    [[nodiscard]] bool moves() const { return moves_; }

private:
    LONGLONG last_ = 0;
    int moves_in_a_row_ = 0;
    bool moves_ = false;
};

/// Of a session only its times are looked at; not whose it is.
void read_times(DWORD session, StrainCounters& counters) {
    WTSINFOW* info = nullptr;
    DWORD size = 0;
    if (WTSQuerySessionInformationW(
            WTS_CURRENT_SERVER_HANDLE, session, WTSSessionInfo, reinterpret_cast<wchar_t**>(&info), &size) == 0)
        return;
    const std::unique_ptr<void, FreeSessions> freed_at_end(info);
    if (size < sizeof *info) return;
    const auto moment = [&](const LARGE_INTEGER& time) -> std::optional<milliseconds> {
        const Ticks ago(info->CurrentTime.QuadPart - time.QuadPart);
        const auto since = counters.since_boot - std::chrono::duration_cast<milliseconds>(ago);
        return time.QuadPart == 0 || since < milliseconds(0) ? std::nullopt : std::optional{since};
    };
    counters.session_began = moment(info->LogonTime);
    // The session is connected to the screen when the login screen comes, and anew when somebody comes back to it.
    const auto connected = moment(info->ConnectTime);
    if (connected && counters.session_began && *connected <= *counters.session_began) counters.login_screen = connected;
    // Services see no input themselves.
    static InputClock clock;
    clock.look(info->LastInputTime.QuadPart);
    if (!counters.since_input && clock.moves() && info->LastInputTime.QuadPart <= info->CurrentTime.QuadPart)
        counters.since_input = std::chrono::duration_cast<std::chrono::seconds>(
            Ticks(info->CurrentTime.QuadPart - info->LastInputTime.QuadPart));
}

void read_session(StrainCounters& counters) {
    const auto session = active_session();
    counters.signed_in = session.has_value();
    if (!session) return;
    counters.since_input = since_own_input(*session);
    read_times(*session, counters);
}

std::optional<report::Mebibytes> free_space() {
    const std::wstring root{probes::system_volume(), L':', L'\\'};
    ULARGE_INTEGER free{};
    if (GetDiskFreeSpaceExW(root.c_str(), nullptr, nullptr, &free) == 0) return std::nullopt;
    return report::Mebibytes{free.QuadPart >> 20U};
}

} // namespace

StrainCounters read_strain_counters(const probes::MachineRoot& /*root*/, const std::string& system_disk) {
    StrainCounters counters;
    counters.since_boot = since_boot();
    read_processor(counters);
    read_memory(counters);
    read_disk(system_disk, counters);
    read_session(counters);
    counters.free = free_space();
    return counters;
}

} // namespace rasoat::strain
