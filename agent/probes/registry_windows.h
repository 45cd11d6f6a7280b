#pragma once

#include "agent/probes/registry_key.h"

#include <optional>
#include <string>
#include <vector>

namespace rasoat::probes {

/// A key below HKEY_LOCAL_MACHINE with the keys below it to a depth of `depth`, as a 64-bit program sees it whatever
/// this one is. None where it is absent. Throws AccessDenied where it may not be read; keys below it that may not be
/// are left out, and so are values of more than 64 KiB.
std::optional<RegistryKey> registry_key(const std::string& path, int depth = 0);

/// As registry_key; an empty key where it is absent or may not be read.
RegistryKey registry_key_if_there(const std::string& path, int depth = 0);

/// Only the names of the keys just below. Empty where the key is absent or may not be read.
std::vector<std::string> registry_subkey_names(const std::string& path);

} // namespace rasoat::probes
