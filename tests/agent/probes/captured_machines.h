#pragma once

#include "agent/probes/smbios.h"
#include "tests/agent/probes/built_machine.h"

#include <simdjson.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::tests {

std::span<const std::byte> as_bytes(std::string_view text);

/// A machine whose SMBIOS tables were captured (shared/data/smbios-binary).
struct CapturedSmbios {
    std::string name;
    std::string entry_point;
    std::string table;
    std::string rsmb;
    std::filesystem::path expected; ///< JSON: the fields of dmidecode 3.4 that an inventory needs
    [[nodiscard]] probes::SmbiosTables tables() const {
        return probes::SmbiosTables::parse(as_bytes(entry_point), as_bytes(table));
    }
};

/// All twelve, by name; empty, with "skipped: shared data" printed, where the captures are absent.
std::vector<CapturedSmbios> captured_smbios();
std::optional<CapturedSmbios> captured_smbios(std::string_view name);

/// A captured /proc and /sys (shared/data/sysfs-trees), the part of it that a test needs unpacked; `root_in_archive` is
/// its folder in there.
struct CapturedTree {
    BuiltMachine unpacked;
    std::string root_in_archive;
    [[nodiscard]] probes::MachineRoot root() const {
        return probes::MachineRoot(unpacked.directory() / root_in_archive);
    }
};
/// False, with "skipped: shared data" printed, where the archive is absent.
bool unpack_tree(const CapturedTree& tree, std::string_view archive, const std::vector<std::string>& patterns = {"*"});

/// A value of an expected.json as text; empty for null and for what is absent.
std::string text_or_empty(const simdjson::dom::element& object, std::string_view key);
/// A number of an expected.json; none for null and for what is absent.
std::optional<std::uint64_t> number_or_none(const simdjson::dom::element& object, std::string_view key);

} // namespace rasoat::tests
