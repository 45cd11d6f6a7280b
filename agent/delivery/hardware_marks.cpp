#include "agent/delivery/hardware_marks.h"

#include "agent/report/placeholder.h"
#include "agent/report/sha256.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rasoat::delivery {

namespace {

constexpr std::array<std::string_view, 5> kinds{"uuid", "serial", "board", "disk", "address"};
constexpr std::size_t shortest_serial = 4;
constexpr std::size_t digest_digits = 16;

void add(HardwareMarks& marks, std::string_view kind, const report::Text& text) {
    if (!text || text->size() < shortest_serial || report::is_placeholder(*text)) return;
    const auto digest = report::sha256_hex(std::string(kind) + ' ' + *text).substr(0, digest_digits);
    marks.insert(std::string(kind) + ':' + digest);
}

/// Given by a maker: neither a group's address nor a made-up one (IEEE 802-2014, 8.2).
bool given_by_maker(const report::Text& mac) {
    constexpr std::string_view made_up_or_group = "1235679abdef";
    return mac && mac->size() == 17 && made_up_or_group.find((*mac)[1]) == std::string_view::npos;
}

std::set<std::string_view> of_kind(const HardwareMarks& marks, std::string_view kind) {
    std::set<std::string_view> found;
    for (const auto& mark : marks)
        if (mark.size() > kind.size() && mark.starts_with(kind) && mark[kind.size()] == ':') found.insert(mark);
    return found;
}

} // namespace

HardwareMarks hardware_marks(const report::Report& report) {
    HardwareMarks marks;
    add(marks, "uuid", report.system.uuid);
    add(marks, "serial", report.system.serial);
    add(marks, "board", report.baseboard.serial);
    for (const auto& disk : report.disks)
        if (!disk.removable) add(marks, "disk", disk.serial);
    for (const auto& adapter : report.network_adapters)
        if (!adapter.is_virtual && given_by_maker(adapter.mac)) add(marks, "address", adapter.mac);
    return marks;
}

bool is_another_machine(const HardwareMarks& known, const HardwareMarks& seen) {
    int agreeing = 0;
    int differing = 0;
    for (const auto kind : kinds) {
        const auto before = of_kind(known, kind);
        const auto now = of_kind(seen, kind);
        if (before.empty() || now.empty()) continue;
        const bool agrees =
            std::any_of(now.begin(), now.end(), [&](const auto& mark) { return before.contains(mark); });
        ++(agrees ? agreeing : differing);
    }
    // One number may be the maker's for a whole batch, while three others differ.
    constexpr int enough_to_outvote_one = 3;
    return differing > 0 && (agreeing == 0 || (agreeing == 1 && differing >= enough_to_outvote_one));
}

std::string short_machine_name(const report::Report& report) {
    constexpr std::size_t digits = 12;
    const auto marks = hardware_marks(report);
    std::string what;
    for (const auto kind : {"uuid", "serial", "board"})
        for (const auto mark : of_kind(marks, kind))
            what.append(mark).append(" ");
    if (what.empty())
        for (const auto mark : of_kind(marks, "address"))
            what.append(mark).append(" ");
    return report::sha256_hex(what.empty() ? report.hostname : what).substr(0, digits);
}

std::string marks_text(const HardwareMarks& marks) {
    std::string text;
    for (const auto& mark : marks)
        text.append(text.empty() ? "" : " ").append(mark);
    return text;
}

HardwareMarks marks_in(std::string_view text) {
    HardwareMarks marks;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) marks.emplace(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return marks;
}

} // namespace rasoat::delivery
