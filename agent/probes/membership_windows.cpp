#include "agent/probes/membership_windows.h"

#include "agent/probes/firmware_text.h"
#include "agent/probes/probe_error.h"
#include "agent/windows/text.h"

#include <windows.h>
#include <lm.h>

#include <memory>

namespace rasoat::probes {
namespace {

struct FreeNetBuffer {
    void operator()(wchar_t* buffer) const { NetApiBufferFree(buffer); }
};

} // namespace

void tell_membership(report::OperatingSystem& system) {
    wchar_t* name = nullptr;
    NETSETUP_JOIN_STATUS status = NetSetupUnknownStatus;
    const auto failure = NetGetJoinInformation(nullptr, &name, &status);
    const std::unique_ptr<wchar_t, FreeNetBuffer> freed_at_end(name);
    if (failure != NERR_Success) throw ProbeError("Windows does not tell its domain: " + windows::reason(failure));
    if (status == NetSetupUnknownStatus) return;
    system.in_domain = status == NetSetupDomainName;
    if (name != nullptr) system.workgroup = firmware_text(windows::to_utf8(name));
}

} // namespace rasoat::probes
