#pragma once

#include "agent/probes/registry_key.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::tests {

/// The first key of a registry export (regedit's format, version 5) with all that is below it. Throws
/// std::runtime_error where the text is none.
probes::RegistryKey read_registry_export(std::string_view utf16);

/// A captured key of shared/data/glpi-agent/windows/registry ("7-CentralProcessor"); none, with "skipped: shared data"
/// printed, where the capture is absent.
std::optional<probes::RegistryKey> captured_registry(std::string_view name);

/// The objects of a WMI list ("7-Win32_Processor"), each by its properties' names; empty, with "skipped: shared data"
/// printed, where the capture is absent.
using WmiObject = std::map<std::string, std::string>;
std::vector<WmiObject> captured_wmi(std::string_view name);

/// A key made up in a test: texts and numbers by their names.
probes::RegistryKey registry_key_with(
    const std::map<std::string, std::string>& texts, const std::map<std::string, std::uint32_t>& numbers = {});

} // namespace rasoat::tests
