#include "server/inventory/changes.h"

#include "server/inventory/part_text.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace rasoat::inventory {
namespace {

using store::Bilingual;
using store::HistoryEntry;
using store::MachinePart;

/// Gathers entries about one machine at one moment.
class Changes {
public:
    Changes(store::MachineId machine, store::Time at) : machine_(machine), at_(at) {}

    void add(MachinePart part, std::string before, std::string after) {
        if (before != after) entries_.push_back({machine_, at_, part, std::move(before), std::move(after)});
    }
    /// A fact that is known now and was known before; what is only now known, or no longer, is no change.
    void add_if_both_known(MachinePart part, std::string before, std::string after) {
        if (!before.empty() && !after.empty()) add(part, std::move(before), std::move(after));
    }
    /// Parts of which there may be several: what went is paired with what came, in order, as its replacement.
    void add_exchanges(MachinePart part, std::vector<std::string> gone, std::vector<std::string> come) {
        std::ranges::sort(gone);
        std::ranges::sort(come);
        for (std::size_t index = 0; index < std::max(gone.size(), come.size()); ++index)
            add(part, index < gone.size() ? gone[index] : std::string{},
                index < come.size() ? come[index] : std::string{});
    }
    [[nodiscard]] std::vector<HistoryEntry> take() { return std::move(entries_); }

private:
    store::MachineId machine_;
    store::Time at_;
    std::vector<HistoryEntry> entries_;
};

std::string_view word(report::SwitchState state) {
    switch (state) {
    case report::SwitchState::on:
        return "on";
    case report::SwitchState::off:
        return "off";
    case report::SwitchState::absent:
        return "absent";
    }
    return {};
}

std::string word_if_known(const std::optional<report::SwitchState>& state) {
    return state ? std::string(word(*state)) : std::string{};
}

std::string word(report::DiskHealth health) {
    switch (health) {
    case report::DiskHealth::good:
        return "good";
    case report::DiskHealth::warning:
        return "warning";
    case report::DiskHealth::failing:
        return "failing";
    }
    return {};
}

bool counts(const report::Disk& disk) {
    return !disk.removable || disk.holds_system;
}

/// One disk in two reports: by its serial; without one by its text, so two disks alike without serials are one.
bool same_disk(const report::Disk& one, const report::Disk& other) {
    if (one.serial || other.serial) return one.serial == other.serial;
    return text_of(one) == text_of(other);
}

/// Texts of the parts in `from` that have no counterpart in `to`.
template <class Part, class Counts, class Same>
std::vector<std::string>
missing_from(const std::vector<Part>& to, const std::vector<Part>& from, Counts counted, Same same) {
    std::vector<std::string> texts;
    for (const auto& part : from) {
        if (!counted(part)) continue;
        const auto is_same = [&](const Part& other) { return counted(other) && same(part, other); };
        if (std::ranges::none_of(to, is_same)) texts.push_back(text_of(part));
    }
    return texts;
}

template <class Part, class Counts, class Same>
void compare_parts(
    Changes& changes, MachinePart name, const std::vector<Part>& before, const std::vector<Part>& after, Counts counted,
    Same same) {
    changes.add_exchanges(name, missing_from(after, before, counted, same), missing_from(before, after, counted, same));
}

void compare_memory(Changes& changes, const report::Memory& before, const report::Memory& after) {
    if (!before.total || !after.total) return;
    if (*before.total != *after.total)
        changes.add(MachinePart::memory, text_of(*before.total), text_of(*after.total));
    else
        changes.add_if_both_known(MachinePart::memory, modules_text(before), modules_text(after));
}

void compare_disks(Changes& changes, const report::Report& before, const report::Report& after) {
    compare_parts(changes, MachinePart::disk, before.disks, after.disks, counts, same_disk);
    for (const auto& disk : after.disks) {
        if (!disk.health || !counts(disk)) continue;
        const auto earlier =
            std::ranges::find_if(before.disks, [&](const auto& other) { return same_disk(disk, other); });
        if (earlier != before.disks.end() && earlier->health)
            changes.add(MachinePart::disk_health, word(*earlier->health), word(*disk.health));
    }
}

Bilingual name_of(MachinePart part) {
    switch (part) {
    case MachinePart::system:
        return {"Máy", "Machine"};
    case MachinePart::baseboard:
        return {"Bo mạch chủ", "Mainboard"};
    case MachinePart::firmware:
        return {"Phần sụn (BIOS/UEFI)", "Firmware (BIOS/UEFI)"};
    case MachinePart::secure_boot:
        return {"Secure Boot", "Secure Boot"};
    case MachinePart::tpm:
        return {"TPM", "TPM"};
    case MachinePart::processor:
        return {"Bộ xử lý", "Processor"};
    case MachinePart::memory:
        return {"Bộ nhớ", "Memory"};
    case MachinePart::disk:
        return {"Ổ cứng", "Disk"};
    case MachinePart::disk_health:
        return {"Tình trạng ổ cứng", "Disk health"};
    case MachinePart::operating_system:
        return {"Hệ điều hành", "Operating system"};
    case MachinePart::hostname:
        return {"Tên máy", "Computer name"};
    case MachinePart::gpu:
        return {"Card đồ họa", "Graphics"};
    case MachinePart::monitor:
        return {"Màn hình", "Monitor"};
    case MachinePart::network:
        return {"Card mạng", "Network adapter"};
    case MachinePart::battery:
        return {"Pin", "Battery"};
    case MachinePart::unit:
        return {"Đơn vị", "Unit"};
    case MachinePart::seat:
        return {"Vị trí", "Seat"};
    }
    return {};
}

/// Words that stand for a state; other values differ in the sign of their decimals alone.
Bilingual value_text(const std::string& value) {
    static constexpr std::array states{
        std::array<std::string_view, 3>{"on", "bật", "on"},
        std::array<std::string_view, 3>{"off", "tắt", "off"},
        std::array<std::string_view, 3>{"absent", "không có", "absent"},
        std::array<std::string_view, 3>{"good", "tốt", "good"},
        std::array<std::string_view, 3>{"warning", "cảnh báo", "warning"},
        std::array<std::string_view, 3>{"failing", "sắp hỏng", "failing"},
    };
    for (const auto& [state, vi, en] : states)
        if (state == value) return {std::string(vi), std::string(en)};
    return said(value);
}

} // namespace

std::vector<HistoryEntry>
changes_between(const report::Report& before, const report::Report& after, store::MachineId machine, store::Time at) {
    Changes changes(machine, at);
    changes.add_if_both_known(MachinePart::hostname, before.hostname, after.hostname);
    changes.add_if_both_known(
        MachinePart::system, maker_and_model(before.system.maker, before.system.model),
        maker_and_model(after.system.maker, after.system.model));
    changes.add_if_both_known(
        MachinePart::baseboard, maker_and_model(before.baseboard.maker, before.baseboard.model),
        maker_and_model(after.baseboard.maker, after.baseboard.model));
    changes.add_if_both_known(MachinePart::firmware, text_of(before.firmware), text_of(after.firmware));
    changes.add_if_both_known(
        MachinePart::secure_boot, word_if_known(before.firmware.secure_boot),
        word_if_known(after.firmware.secure_boot));
    changes.add_if_both_known(MachinePart::tpm, word_if_known(before.firmware.tpm), word_if_known(after.firmware.tpm));
    changes.add_if_both_known(MachinePart::processor, text_of(before.processors), text_of(after.processors));
    compare_memory(changes, before.memory, after.memory);
    compare_disks(changes, before, after);
    changes.add_if_both_known(
        MachinePart::operating_system, text_of(before.operating_system), text_of(after.operating_system));

    const auto always = [](const auto&) { return true; };
    const auto same_text = [](const auto& one, const auto& other) { return text_of(one) == text_of(other); };
    const auto built_in = [](const report::NetworkAdapter& adapter) { return !adapter.is_virtual && adapter.mac; };
    const auto same_mac = [](const auto& one, const auto& other) { return one.mac == other.mac; };
    compare_parts(changes, MachinePart::gpu, before.gpus, after.gpus, always, same_text);
    compare_parts(changes, MachinePart::monitor, before.monitors, after.monitors, always, same_text);
    compare_parts(changes, MachinePart::network, before.network_adapters, after.network_adapters, built_in, same_mac);
    compare_parts(changes, MachinePart::battery, before.batteries, after.batteries, always, same_text);
    return changes.take();
}

Bilingual sentence(const HistoryEntry& entry) {
    const auto name = name_of(entry.part);
    const auto before = value_text(entry.before);
    const auto after = value_text(entry.after);
    if (entry.before.empty()) return {name.vi + ": thêm " + after.vi, name.en + ": added " + after.en};
    if (entry.after.empty()) return {name.vi + ": bớt " + before.vi, name.en + ": removed " + before.en};
    return {name.vi + ": " + before.vi + " → " + after.vi, name.en + ": " + before.en + " → " + after.en};
}

} // namespace rasoat::inventory
