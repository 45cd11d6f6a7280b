#include "agent/report/foreign_facts.h"

#include "agent/report/placeholder.h"
#include "agent/report/wire_names.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rasoat::report {

namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The digits at `text[from, from + length)`, all of them.
std::optional<unsigned> digits(std::string_view text, std::size_t from, std::size_t length) {
    if (text.size() < from + length) return std::nullopt;
    unsigned value = 0;
    const auto* end = text.data() + from + length;
    const auto [stopped, error] = std::from_chars(text.data() + from, end, value);
    return error == std::errc{} && stopped == end ? std::optional(value) : std::nullopt;
}

template <class Enum>
struct Word {
    std::string_view start;
    Enum value;
};

/// The value of the first word that `text` starts with, letter case aside.
template <class Enum, std::size_t Count>
std::optional<Enum> first_match(const Text& text, const std::array<Word<Enum>, Count>& words) {
    if (!text) return std::nullopt;
    const auto name = lower(*text);
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const auto& word) { return starts_with(name, word.start); });
    return found == words.end() ? std::nullopt : std::optional(found->value);
}

// SMBIOS 3.6, 7.4.1, as dmidecode and Windows' agents write them. The longer word stands first.
constexpr auto chassis_words = std::to_array<Word<MachineKind>>({
    {"notebook", MachineKind::laptop},
    {"laptop", MachineKind::laptop},
    {"portable", MachineKind::laptop},
    {"sub notebook", MachineKind::laptop},
    {"subnotebook", MachineKind::laptop},
    {"convertible", MachineKind::laptop},
    {"detachable", MachineKind::laptop},
    {"tablet", MachineKind::tablet},
    {"hand held", MachineKind::tablet},
    {"all in one", MachineKind::all_in_one},
    {"all-in-one", MachineKind::all_in_one},
    {"desktop", MachineKind::desktop},
    {"low profile desktop", MachineKind::desktop},
    {"low-profile desktop", MachineKind::desktop},
    {"mini tower", MachineKind::desktop},
    {"mini-tower", MachineKind::desktop},
    {"tower", MachineKind::desktop},
    {"pizza box", MachineKind::desktop},
    {"space-saving", MachineKind::desktop},
    {"space saving", MachineKind::desktop},
    {"lunch box", MachineKind::desktop},
    {"mini pc", MachineKind::desktop},
    {"stick pc", MachineKind::desktop},
    {"rack mount", MachineKind::server},
    {"main server", MachineKind::server},
    {"blade", MachineKind::server},
    {"multi-system", MachineKind::server},
});

void merge_addresses(std::vector<NetworkAdapter>& adapters) {
    std::vector<NetworkAdapter> merged;
    for (auto& adapter : adapters) {
        const auto same = std::find_if(merged.begin(), merged.end(), [&](const NetworkAdapter& other) {
            return other.name == adapter.name && other.mac == adapter.mac && other.pci_id == adapter.pci_id;
        });
        if (same == merged.end()) {
            merged.push_back(std::move(adapter));
        } else {
            same->ipv4.insert(same->ipv4.end(), adapter.ipv4.begin(), adapter.ipv4.end());
            same->ipv6.insert(same->ipv6.end(), adapter.ipv6.begin(), adapter.ipv6.end());
        }
    }
    adapters = std::move(merged);
}

void derive_disk(Disk& disk) {
    const auto name = lower(disk.name);
    const auto model = lower(disk.model.value_or(std::string{}));
    if (starts_with(name, "nvme") || disk.bus == DiskBus::nvme || contains(model, "nvme")) {
        disk.kind = DiskKind::nvme;
        disk.bus = DiskBus::nvme;
    } else if (contains(model, "ssd")) {
        disk.kind = DiskKind::ssd;
    }
    disk.removable = disk.bus == DiskBus::usb;
}

} // namespace

Text cleaned(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }, ' ');
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos) return std::nullopt;
    text = text.substr(first, text.find_last_not_of(' ') - first + 1);
    return is_placeholder(text) ? std::nullopt : Text(std::move(text));
}

std::optional<Day> day_named(const Text& text) {
    if (!text || text->size() < 10) return std::nullopt;
    const std::string_view name = *text;
    const bool month_first = name[2] == '/' && name[5] == '/';
    if (!month_first && (name[4] != '-' || name[7] != '-')) return std::nullopt;
    const auto year = month_first ? digits(name, 6, 4) : digits(name, 0, 4);
    const auto month = month_first ? digits(name, 0, 2) : digits(name, 5, 2);
    const auto day = month_first ? digits(name, 3, 2) : digits(name, 8, 2);
    if (!year || !month || !day || *year < 1970 || *year > 2199) return std::nullopt;
    const std::chrono::year_month_day date{
        std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month), std::chrono::day(*day)};
    return date.ok() ? std::optional(Day(date)) : std::nullopt;
}

std::optional<MemoryKind> memory_kind_named(const Text& text) {
    static constexpr auto words = std::to_array<Word<MemoryKind>>({
        {"lpddr5", MemoryKind::lpddr5},
        {"lpddr4", MemoryKind::lpddr4},
        {"lpddr3", MemoryKind::lpddr3},
        {"lpddr2", MemoryKind::lpddr2},
        {"ddr5", MemoryKind::ddr5},
        {"ddr4", MemoryKind::ddr4},
        {"ddr3", MemoryKind::ddr3},
        {"ddr2", MemoryKind::ddr2},
        {"ddr", MemoryKind::ddr},
        {"sdram", MemoryKind::sdram},
    });
    return first_match(text, words);
}

std::optional<SwitchState> secure_boot_named(const Text& text) {
    static constexpr auto words = std::to_array<Word<SwitchState>>({
        {"enabled", SwitchState::on},
        {"disabled", SwitchState::off},
        {"unsupported", SwitchState::absent},
    });
    return first_match(text, words);
}

std::optional<DiskBus> disk_bus_named(const Text& text) {
    static constexpr auto words = std::to_array<Word<DiskBus>>({
        {"nvme", DiskBus::nvme},
        {"sata", DiskBus::sata},
        {"serial-ata", DiskBus::sata},
        {"serial ata", DiskBus::sata},
        {"ide", DiskBus::ide},
        {"ata", DiskBus::ide},
        {"usb", DiskBus::usb},
        {"scsi", DiskBus::scsi},
        {"sas", DiskBus::scsi},
        {"mmc", DiskBus::mmc},
        {"virtio", DiskBus::virtio},
    });
    return first_match(text, words);
}

std::optional<VolumeEncryption> volume_encryption_named(const Text& text) {
    static constexpr auto words = std::to_array<Word<VolumeEncryption>>({
        {"yes", VolumeEncryption::whole},
        {"partially", VolumeEncryption::partial},
        {"no", VolumeEncryption::none},
    });
    return first_match(text, words);
}

std::optional<NetworkKind> network_kind_named(const Text& text) {
    if (!text) return std::nullopt;
    return named<NetworkKind>(lower(*text)).value_or(NetworkKind::other);
}

std::optional<bool> link_state_named(const Text& text) {
    if (!text) return std::nullopt;
    const auto state = lower(*text);
    if (state == "unknown" || state == "testing") return std::nullopt;
    return state == "up";
}

std::optional<std::uint32_t> year_of_manufacture(const Text& text) {
    if (!text || text->size() < 4) return std::nullopt;
    const auto year = digits(*text, text->size() - 4, 4);
    return year && *year >= 1990 && *year < 2200 ? year : std::nullopt;
}

bool is_optical(const Text& type) {
    if (!type) return false;
    const auto name = lower(*type);
    return starts_with(name, "cd") || starts_with(name, "dvd") || contains(name, "cd-rom") || contains(name, "cdrom") ||
           contains(name, "dvd") || starts_with(name, "tape");
}

void derive_facts(Report& report) {
    auto& system = report.system;
    if (system.uuid) system.uuid = lower(*system.uuid);
    system.kind = system.virtual_machine ? std::optional(MachineKind::virtual_machine)
                                         : first_match(system.chassis_type, chassis_words);
    for (auto& processor : report.processors) {
        // Agents built for 32 bits report i386 on 64-bit processors, so only the other way is certain.
        if (processor.architecture == "x86_64" || processor.architecture == "aarch64") processor.sixty_four_bit = true;
    }
    Mebibytes modules;
    for (auto& slot : report.memory.slots) {
        modules += slot.size.value_or(Mebibytes{});
        const auto form = lower(slot.form_factor.value_or(std::string{}));
        slot.soldered = form == "row of chips" || form == "chip";
    }
    if (modules.count > 0) report.memory.total = modules;
    for (auto& disk : report.disks)
        derive_disk(disk);
    for (auto& volume : report.volumes)
        volume.system = volume.system || volume.mount_point == "/" || volume.mount_point == "C:";
    for (auto& adapter : report.network_adapters)
        if (adapter.mac) adapter.mac = lower(*adapter.mac);
    merge_addresses(report.network_adapters);
}

} // namespace rasoat::report
