#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The firmware's own description of the machine (DMTF DSP0134, SMBIOS 3.6), decoded from its bytes. The tables are
/// not to be trusted: whatever they hold, decoding reads inside them only, ends, and gives what was sound.
namespace rasoat::probes {

struct SmbiosVersion {
    std::uint8_t major = 0;
    std::uint8_t minor = 0;
    // clang-tidy 14 takes the operator's comparison with 0 for a null pointer.
    auto operator<=>(const SmbiosVersion&) const = default; // NOLINT(modernize-use-nullptr)
};

/// One structure: a formatted area of fields at fixed offsets, then its strings (6.1).
struct SmbiosStructure {
    std::uint8_t type = 0;
    std::uint16_t handle = 0;
    std::vector<std::uint8_t> area;   ///< from the structure's first byte, so offsets are those of the specification
    std::vector<std::string> strings; ///< as written there, not cleaned

    /// A field; none where the structure, of an older version, ends before it.
    [[nodiscard]] std::optional<std::uint8_t> byte(std::size_t offset) const;
    [[nodiscard]] std::optional<std::uint16_t> word(std::size_t offset) const;
    [[nodiscard]] std::optional<std::uint32_t> dword(std::size_t offset) const;
    [[nodiscard]] std::optional<std::uint64_t> qword(std::size_t offset) const;

    /// The string that the byte at `offset` names (6.1.3); none where there is no such string.
    [[nodiscard]] std::optional<std::string> text(std::size_t offset) const;
};

class SmbiosTables {
public:
    /// No tables: a machine whose firmware tells nothing.
    SmbiosTables() = default;

    /// From an entry point ("_SM_", "_SM3_" or the legacy "_DMI_": 5.2) and the structure table. An entry point that
    /// is damaged leaves the version unknown and the table is read all the same.
    static SmbiosTables parse(std::span<const std::byte> entry_point, std::span<const std::byte> table);

    /// From what Windows gives as the raw SMBIOS data (GetSystemFirmwareTable 'RSMB'): 8 bytes of header
    /// (calling method, major, minor, DMI revision, length), then the structure table.
    static SmbiosTables parse_rsmb(std::span<const std::byte> raw);

    [[nodiscard]] bool empty() const { return structures_.empty(); }
    [[nodiscard]] std::optional<SmbiosVersion> version() const { return version_; }
    [[nodiscard]] std::span<const SmbiosStructure> structures() const { return structures_; }

    /// The first structure of a type; null where there is none.
    [[nodiscard]] const SmbiosStructure* first(std::uint8_t type) const;

    /// Every structure of a type, in the table's order.
    [[nodiscard]] std::vector<const SmbiosStructure*> all(std::uint8_t type) const;

private:
    SmbiosTables(std::optional<SmbiosVersion> version, std::span<const std::byte> table);

    std::optional<SmbiosVersion> version_;
    std::vector<SmbiosStructure> structures_;
};

/// Structure types (7.1 to 7.44) that the probes read.
namespace smbios_type {
inline constexpr std::uint8_t firmware = 0;
inline constexpr std::uint8_t system = 1;
inline constexpr std::uint8_t baseboard = 2;
inline constexpr std::uint8_t chassis = 3;
inline constexpr std::uint8_t processor = 4;
inline constexpr std::uint8_t memory_array = 16;
inline constexpr std::uint8_t memory_device = 17;
inline constexpr std::uint8_t battery = 22;
inline constexpr std::uint8_t tpm_device = 43;
inline constexpr std::uint8_t end_of_table = 127;
} // namespace smbios_type

} // namespace rasoat::probes
