#include "agent/probes/memory.h"

#include "agent/probes/firmware_text.h"
#include "agent/probes/memory_makers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rasoat::probes {
namespace {

using report::Mebibytes;
using report::MegatransfersPerSecond;
using report::MemoryKind;

/// 7.17.2: the array that holds the machine's main memory, not a graphics card's, a cache's or the firmware's flash.
constexpr std::uint8_t use_system_memory = 3;

bool is_main_memory(const SmbiosStructure& device, const std::vector<const SmbiosStructure*>& arrays) {
    const auto handle = device.word(0x04);
    const auto array =
        std::find_if(arrays.begin(), arrays.end(), [&](const SmbiosStructure* one) { return one->handle == handle; });
    // Some firmware points at an array that isn't there (VMware): then the device is taken for what it says it is.
    return array == arrays.end() || (*array)->byte(0x05) == use_system_memory;
}

/// 7.18.2
std::optional<std::string_view> form_factor(std::uint8_t value) {
    constexpr std::array<std::string_view, 18> names = {"",        "",       "",
                                                        "SIMM",    "SIP",    "Chip",
                                                        "DIP",     "ZIP",    "Proprietary Card",
                                                        "DIMM",    "TSOP",   "Row Of Chips",
                                                        "RIMM",    "SODIMM", "SRIMM",
                                                        "FB-DIMM", "Die",    "CAMM"};
    if (value >= names.size() || names.at(value).empty()) return std::nullopt;
    return names.at(value);
}

/// 7.18.2, table 76
std::optional<MemoryKind> memory_kind(std::uint8_t value) {
    switch (value) {
    case 0x0F:
        return MemoryKind::sdram;
    case 0x12:
        return MemoryKind::ddr;
    case 0x13:
    case 0x14:
        return MemoryKind::ddr2; // 0x14: DDR2 FB-DIMM
    case 0x18:
        return MemoryKind::ddr3;
    case 0x1A:
        return MemoryKind::ddr4;
    case 0x1C:
        return MemoryKind::lpddr2;
    case 0x1D:
        return MemoryKind::lpddr3;
    case 0x1E:
        return MemoryKind::lpddr4;
    case 0x22:
        return MemoryKind::ddr5;
    case 0x23:
        return MemoryKind::lpddr5;
    default:
        return std::nullopt;
    }
}

/// 7.18.4 and 7.18.5. None where the slot is empty or its size unknown.
std::optional<Mebibytes> module_size(const SmbiosStructure& device) {
    const auto size = device.word(0x0C).value_or(0);
    if (size == 0 || size == 0xFFFF) return std::nullopt;
    if (size == 0x7FFF) {
        const auto extended = device.dword(0x1C).value_or(0) & 0x7FFF'FFFFU;
        return extended == 0 ? std::nullopt : std::optional{Mebibytes{extended}};
    }
    const bool kibibytes = (size & 0x8000U) != 0;
    const auto count = static_cast<std::uint64_t>(size & 0x7FFFU);
    const Mebibytes mebibytes{kibibytes ? count / 1024 : count};
    return mebibytes.count == 0 ? std::nullopt : std::optional{mebibytes};
}

/// The module's own speed, else the one it was set to (7.18, offsets 15h, 20h and the extended 54h, 58h).
std::optional<MegatransfersPerSecond> module_speed(const SmbiosStructure& device) {
    const auto speed_at = [&](std::size_t offset, std::size_t extended) -> std::optional<MegatransfersPerSecond> {
        const auto speed = device.word(offset).value_or(0);
        if (speed == 0) return std::nullopt;
        if (speed != 0xFFFF) return MegatransfersPerSecond{speed};
        const auto large = device.dword(extended).value_or(0) & 0x7FFF'FFFFU;
        return large == 0 ? std::nullopt : std::optional{MegatransfersPerSecond{large}};
    };
    if (const auto rated = speed_at(0x15, 0x54)) return rated;
    return speed_at(0x20, 0x58);
}

bool is_low_power(std::optional<MemoryKind> kind) {
    return kind == MemoryKind::lpddr2 || kind == MemoryKind::lpddr3 || kind == MemoryKind::lpddr4 ||
           kind == MemoryKind::lpddr5;
}

/// Chips on the board say so by form factor or locator ("Motherboard", "On Board"); low-power memory is never in a
/// slot (but for the CAMM), whatever form the firmware claims.
bool is_soldered(const SmbiosStructure& device, std::optional<MemoryKind> kind) {
    constexpr std::uint8_t chip = 0x05;
    constexpr std::uint8_t row_of_chips = 0x0B;
    constexpr std::uint8_t tsop = 0x0A;
    constexpr std::uint8_t die = 0x10;
    constexpr std::uint8_t camm = 0x11;
    const auto form = device.byte(0x0E);
    if (form == chip || form == row_of_chips || form == tsop || form == die) return true;
    if (form == camm) return false;
    const auto locator = lower_case(device.text(0x10).value_or(""));
    constexpr std::array on_board = {
        std::string_view{"onboard"}, std::string_view{"on board"}, std::string_view{"on-board"},
        std::string_view{"motherboard"}};
    const bool says_so = std::any_of(
        on_board.begin(), on_board.end(), [&](auto word) { return locator.find(word) != std::string::npos; });
    return says_so || is_low_power(kind);
}

report::MemorySlot slot_of(const SmbiosStructure& device) {
    report::MemorySlot slot;
    slot.slot = firmware_text(device.text(0x10));
    slot.size = module_size(device);
    if (const auto form = form_factor(device.byte(0x0E).value_or(0))) slot.form_factor = std::string(*form);
    // An empty slot may still tell what it takes.
    slot.kind = memory_kind(device.byte(0x12).value_or(0));
    slot.soldered = slot.size && is_soldered(device, slot.kind);
    if (!slot.size) return slot;
    slot.speed = module_speed(device);
    if (const auto maker = firmware_text(device.text(0x17))) slot.maker = memory_maker(*maker);
    slot.serial = firmware_text(device.text(0x18));
    slot.part_number = firmware_text(device.text(0x1A));
    return slot;
}

/// 7.17: kibibytes, or where those don't suffice, bytes.
std::optional<Mebibytes> array_maximum(const SmbiosStructure& array) {
    const auto kibibytes = array.dword(0x07).value_or(0);
    if (kibibytes == 0x8000'0000U) {
        const auto bytes = array.qword(0x0F).value_or(0);
        return bytes == 0 ? std::nullopt : std::optional{Mebibytes{bytes >> 20U}};
    }
    return kibibytes == 0 ? std::nullopt : std::optional{Mebibytes{kibibytes / 1024}};
}

} // namespace

std::vector<report::MemorySlot> memory_slots(const SmbiosTables& tables) {
    const auto arrays = tables.all(smbios_type::memory_array);
    std::vector<report::MemorySlot> slots;
    for (const auto* device : tables.all(smbios_type::memory_device)) {
        if (is_main_memory(*device, arrays)) slots.push_back(slot_of(*device));
    }
    return slots;
}

report::Memory memory_in(const SmbiosTables& tables) {
    report::Memory memory;
    memory.slots = memory_slots(tables);
    for (const auto& slot : memory.slots) {
        if (slot.size) memory.total = memory.total.value_or(Mebibytes{}) + *slot.size;
    }
    for (const auto* array : tables.all(smbios_type::memory_array)) {
        if (array->byte(0x05) != use_system_memory) continue;
        if (const auto maximum = array_maximum(*array)) {
            memory.maximum = memory.maximum.value_or(Mebibytes{}) + *maximum;
        }
    }
    return memory;
}

} // namespace rasoat::probes
