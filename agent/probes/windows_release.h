#pragma once

#include "agent/probes/registry_key.h"
#include "agent/report/report.h"

namespace rasoat::probes {

/// Windows as its own key HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion tells: "Microsoft Windows 11 Pro", "23H2",
/// "10.0.22631.4460". The key goes on calling Windows 11 "Windows 10"; the build tells them apart (22000 and later).
/// `environment` is HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Environment, which names the machine's
/// architecture whatever the agent's own is.
report::OperatingSystem windows_release(const RegistryKey& current_version, const RegistryKey& environment);

} // namespace rasoat::probes
