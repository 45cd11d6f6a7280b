#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a key of Windows' registry held when it was read, as plain values: what they mean is decided by functions that
/// run everywhere, and are tested with what was exported from real machines.
namespace rasoat::probes {

/// winnt.h's REG_...
enum class RegistryType : std::uint32_t {
    none = 0,
    text = 1,
    expandable = 2,
    binary = 3,
    dword = 4,
    texts = 7,
    qword = 11
};

struct RegistryValue {
    RegistryType type = RegistryType::none;
    std::vector<std::byte> data;
};

/// Names of keys and values differ by more than their case.
struct RegistryNameOrder {
    bool operator()(const std::string& left, const std::string& right) const;
};

struct RegistryKey {
    std::string name; ///< the last of its path
    std::map<std::string, RegistryValue, RegistryNameOrder> values;
    std::vector<RegistryKey> subkeys;

    /// A text as it is written there, or the first of several; drivers write texts as plain bytes too. None where the
    /// value is absent or of another type.
    [[nodiscard]] std::optional<std::string> text(const std::string& value) const;

    /// Every text of a value that holds several.
    [[nodiscard]] std::vector<std::string> texts(const std::string& value) const;

    /// A number of 32 or 64 bits, also where a driver wrote it as four or eight plain bytes.
    [[nodiscard]] std::optional<std::uint64_t> number(const std::string& value) const;

    /// The bytes of a value of any type; empty where it is absent.
    [[nodiscard]] std::span<const std::byte> bytes(const std::string& value) const;

    /// The key of that name just below; null where there is none.
    [[nodiscard]] const RegistryKey* subkey(std::string_view key) const;
};

} // namespace rasoat::probes
