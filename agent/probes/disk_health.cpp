#include "agent/probes/disk_health.h"

#include "agent/probes/firmware_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rasoat::probes {
namespace {

using report::DiskHealth;

constexpr std::size_t sector = 512;
constexpr std::uint32_t usual_spare_blocks = 5; ///< from here on reallocated blocks of flash are a warning
constexpr std::uint32_t wear_to_warn_of = 90;   ///< per cent
constexpr std::uint64_t longest_life = 300'000; ///< hours, 34 years: more is another unit or a mistake
constexpr std::uint64_t largest_count = 1'000'000'000;

/// An SMART attribute: 12 bytes, from the third byte on (SFF-8035i).
struct Attribute {
    std::uint8_t id = 0;
    bool pre_failure = false; ///< at its threshold the disk is about to fail; else it is old
    std::uint8_t value = 0;   ///< from 253 (best) down to 1
    std::uint64_t raw = 0;    ///< 48 bits, in the maker's own way
    std::uint8_t threshold = 0;
};

std::uint8_t byte(std::span<const std::byte> bytes, std::size_t at) {
    return std::to_integer<std::uint8_t>(bytes[at]);
}

std::uint64_t little_endian(std::span<const std::byte> bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = size; i > 0; --i)
        value = value << 8U | byte(bytes, at + i - 1);
    return value;
}

/// The last byte makes the sum of all 512 zero.
bool is_whole(std::span<const std::byte> bytes) {
    if (bytes.size() < sector) return false;
    unsigned sum = 0;
    for (std::size_t i = 0; i < sector; ++i)
        sum += byte(bytes, i);
    return sum % 256 == 0;
}

constexpr std::size_t first_entry = 2;
constexpr std::size_t entry_size = 12;
constexpr std::size_t entries = 30;

std::uint8_t threshold_of(std::span<const std::byte> thresholds, std::uint8_t id) {
    if (!is_whole(thresholds)) return 0;
    for (std::size_t i = 0; i < entries; ++i) {
        const auto at = first_entry + i * entry_size;
        if (byte(thresholds, at) == id) return byte(thresholds, at + 1);
    }
    return 0;
}

std::vector<Attribute> attributes_in(const AtaSmart& smart) {
    std::vector<Attribute> attributes;
    if (!is_whole(smart.values)) return attributes;
    for (std::size_t i = 0; i < entries; ++i) {
        const auto at = first_entry + i * entry_size;
        const auto id = byte(smart.values, at);
        if (id == 0) continue;
        attributes.push_back(
            {.id = id,
             .pre_failure = (byte(smart.values, at + 1) & 1U) != 0,
             .value = byte(smart.values, at + 3),
             .raw = little_endian(smart.values, at + 5, 6),
             .threshold = threshold_of(smart.thresholds, id)});
    }
    return attributes;
}

/// Values and thresholds of 0, FEh and FFh mean nothing.
bool at_threshold(const Attribute& attribute) {
    const auto counts = [](std::uint8_t number) { return number >= 1 && number <= 0xFD; };
    return counts(attribute.value) && counts(attribute.threshold) && attribute.value <= attribute.threshold;
}

const Attribute* find(const std::vector<Attribute>& attributes, std::uint8_t id) {
    const auto found = std::find_if(
        attributes.begin(), attributes.end(), [&](const Attribute& attribute) { return attribute.id == id; });
    return found == attributes.end() ? nullptr : &*found;
}

/// The raw value's lowest bytes, in which makers keep the count that the attribute is named for; what is above are
/// parts or extremes of it.
std::optional<std::uint64_t> count(const std::vector<Attribute>& attributes, std::uint8_t id, unsigned bits) {
    const auto* attribute = find(attributes, id);
    if (attribute == nullptr) return std::nullopt;
    return std::min(attribute->raw & ((std::uint64_t{1} << bits) - 1), largest_count);
}

std::optional<std::uint64_t> larger(std::optional<std::uint64_t> one, std::optional<std::uint64_t> other) {
    if (!one) return other;
    return other ? std::max(one, other) : one;
}

/// The attribute whose value counts from 100 down to 0 as flash wears out, by its maker.
std::uint8_t wear_attribute(std::string_view model) {
    const auto name = lower_case(model);
    const auto contains = [&](std::string_view part) { return name.find(part) != std::string::npos; };
    if (contains("intel") || name.starts_with("ssdsc")) return 233;                // Media_Wearout_Indicator
    if (contains("samsung") || name.starts_with("mz")) return 177;                 // Wear_Leveling_Count
    if (contains("micron") || contains("mtfd") || contains("crucial")) return 202; // Percent_Lifetime_Remain
    if (name.starts_with("ct") && contains("ssd")) return 202; // Crucial's own names: CT500MX500SSD1
    return 231;                                                // SSD_Life_Left: Kingston, Phison, ...
}

std::optional<std::uint32_t> wear(const std::vector<Attribute>& attributes, const report::Disk& disk) {
    const auto* attribute = find(attributes, wear_attribute(disk.model.value_or("")));
    if (attribute == nullptr || attribute->value > 100) return std::nullopt;
    return 100U - attribute->value;
}

std::optional<std::uint64_t> plausible_life(std::optional<std::uint64_t> hours) {
    return hours && *hours <= longest_life ? hours : std::nullopt;
}

bool above(const std::optional<std::uint64_t>& count, std::uint64_t least = 0) {
    return count && *count > least;
}

/// Values of temperatures rise again.
bool is_temperature(std::uint8_t id) {
    return id == 190 || id == 194;
}

bool is_worn_out(const std::vector<Attribute>& attributes) {
    return std::any_of(attributes.begin(), attributes.end(), [](const Attribute& attribute) {
        return !attribute.pre_failure && !is_temperature(attribute.id) && at_threshold(attribute);
    });
}

} // namespace

std::optional<DiskCondition> ata_condition(const AtaSmart& smart, const report::Disk& disk) {
    const auto attributes = attributes_in(smart);
    if (attributes.empty()) return std::nullopt;
    const bool solid_state = disk.kind == report::DiskKind::ssd;
    DiskCondition condition;
    auto& counters = condition.counters;
    counters.reallocated = count(attributes, 5, 16);
    counters.pending = count(attributes, 197, 32);
    counters.uncorrectable = larger(count(attributes, 187, 32), count(attributes, 198, 32));
    counters.power_on_hours = plausible_life(count(attributes, 9, 32));
    if (solid_state) counters.wear_percent = wear(attributes, disk);

    const bool predicted = std::any_of(attributes.begin(), attributes.end(), [](const Attribute& attribute) {
        return attribute.pre_failure && at_threshold(attribute);
    });
    const bool worn = solid_state && (counters.wear_percent.value_or(0) >= wear_to_warn_of || is_worn_out(attributes));
    if (smart.predicts_failure.value_or(false) || predicted) {
        condition.health = DiskHealth::failing;
    } else if (
        above(counters.reallocated, solid_state ? usual_spare_blocks - 1 : 0) || above(counters.pending) ||
        above(counters.uncorrectable) || worn) {
        condition.health = DiskHealth::warning;
    }
    return condition;
}

std::optional<DiskCondition> nvme_condition(std::span<const std::byte> health_log) {
    if (health_log.size() < sector) return std::nullopt;
    const auto log = health_log.first(sector);
    if (std::all_of(log.begin(), log.end(), [](std::byte value) { return value == std::byte{0}; })) return std::nullopt;
    constexpr unsigned temperature = 0x02;
    constexpr unsigned others = 0x3D; // spare, reliability, read-only, volatile memory, persistent memory region
    const auto warning = byte(log, 0);
    const auto spare = byte(log, 3);
    const auto spare_threshold = byte(log, 4);
    const auto wear_percent = byte(log, 5);
    // Counters have 16 bytes; none of them comes to fill eight.
    const auto media_errors = std::min(little_endian(log, 160, 8), largest_count);

    DiskCondition condition;
    condition.counters.uncorrectable = media_errors;
    condition.counters.wear_percent = wear_percent;
    condition.counters.power_on_hours = plausible_life(little_endian(log, 128, 8));
    if ((warning & others) != 0 || spare < spare_threshold)
        condition.health = DiskHealth::failing;
    else if ((warning & temperature) != 0 || media_errors > 0 || wear_percent >= wear_to_warn_of)
        condition.health = DiskHealth::warning;
    return condition;
}

} // namespace rasoat::probes
