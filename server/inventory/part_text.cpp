#include "server/inventory/part_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <utility>

namespace rasoat::inventory {
namespace {

/// Joins what is known by spaces.
std::string joined(std::initializer_list<std::string> words) {
    std::string text;
    for (const auto& word : words) {
        if (word.empty()) continue;
        if (!text.empty()) text += ' ';
        text += word;
    }
    return text;
}

/// One decimal place at most, none where it would be zero.
std::string rounded(double value) {
    const auto text = fmt::format("{:.1f}", value);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

/// The maker as people say it; firmware writes the firm's full name, or in capitals.
std::string spoken(const std::string& maker) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names{{
        {"Dell Inc.", "Dell"},
        {"LENOVO", "Lenovo"},
        {"Hewlett-Packard", "HP"},
        {"FUJITSU", "Fujitsu"},
        {"FUJITSU CLIENT COMPUTING LIMITED", "Fujitsu"},
        {"ASUSTeK COMPUTER INC.", "ASUS"},
        {"Micro-Star International Co., Ltd.", "MSI"},
        {"Gigabyte Technology Co., Ltd.", "Gigabyte"},
    }};
    const auto* const found = std::ranges::find(names, maker, &std::pair<std::string_view, std::string_view>::first);
    return found == names.end() ? maker : std::string(found->second);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The point at `at` parts whole from broken gigabytes: "54.3 GB". Versions and clocks ("11.0.1", "2.80GHz") have
/// theirs.
bool is_decimal_of_size(std::string_view text, std::size_t at) {
    if (at == 0 || at + 1 >= text.size() || !is_digit(text[at - 1]) || !is_digit(text[at + 1])) return false;
    auto end = at + 1;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    const auto rest = text.substr(end);
    return rest.starts_with(" GB") || rest.starts_with(" TB") || rest.starts_with(" MB");
}

} // namespace

std::string text_of(report::Mebibytes size) {
    if (size.count < 1024) return fmt::format("{} MB", size.count);
    return rounded(static_cast<double>(size.count) / 1024) + " GB";
}

std::string text_of(report::Megabytes size) {
    if (size.count >= 1'000'000) return rounded(static_cast<double>(size.count) / 1e6) + " TB";
    return fmt::format("{} GB", (size.count + 500) / 1000);
}

std::string maker_and_model(const report::Text& maker, const report::Text& model) {
    if (!maker) return model.value_or("");
    const auto name = spoken(*maker);
    // Some models repeat their maker: "HP" and "HP ProDesk 400 G1".
    if (model && model->starts_with(name)) return *model;
    return joined({name, model.value_or("")});
}

std::string text_of(const report::Firmware& firmware) {
    return joined({firmware.maker.value_or(""), firmware.version.value_or("")});
}

std::string text_of(const report::OperatingSystem& system) {
    if (system.full_name) return *system.full_name;
    return joined({system.name.value_or(""), system.version.value_or("")});
}

std::string text_of(const std::vector<report::Processor>& processors) {
    if (processors.empty()) return {};
    const auto name = processors.front().name.value_or("");
    return processors.size() == 1 || name.empty() ? name : fmt::format("{} × {}", processors.size(), name);
}

std::string modules_text(const report::Memory& memory) {
    std::vector<report::Mebibytes> sizes;
    for (const auto& slot : memory.slots)
        if (slot.size) sizes.push_back(*slot.size);
    std::ranges::sort(sizes, std::greater<>{});
    std::string text;
    for (const auto size : sizes)
        text += (text.empty() ? "" : " + ") + text_of(size);
    return text;
}

planner::Bilingual said(std::string text) {
    auto vi = text;
    for (std::size_t at = 0; at < vi.size(); ++at)
        if (vi[at] == '.' && is_decimal_of_size(vi, at)) vi[at] = ',';
    return {std::move(vi), std::move(text)};
}

std::string text_of(report::DiskKind kind) {
    switch (kind) {
    case report::DiskKind::hdd:
        return "HDD";
    case report::DiskKind::ssd:
        return "SSD";
    case report::DiskKind::nvme:
        return "NVMe";
    }
    return {};
}

std::string text_of(const report::Disk& disk) {
    return joined(
        {disk.kind ? text_of(*disk.kind) : "", disk.size ? text_of(*disk.size) : "",
         maker_and_model(disk.maker, disk.model)});
}

std::string text_of(const report::Gpu& gpu) {
    return gpu.name ? *gpu.name : joined({gpu.maker.value_or(""), gpu.pci_id.value_or("")});
}

std::string text_of(const report::Monitor& monitor) {
    return joined({maker_and_model(monitor.maker, monitor.model), monitor.serial ? '(' + *monitor.serial + ')' : ""});
}

std::string text_of(const report::NetworkAdapter& adapter) {
    return joined({adapter.name, adapter.mac.value_or("")});
}

std::string text_of(const report::Battery& battery) {
    return joined({maker_and_model(battery.maker, battery.name), battery.serial ? '(' + *battery.serial + ')' : ""});
}

} // namespace rasoat::inventory
