#include "server/planning/machine_table.h"

#include <utility>

namespace rasoat::planning {
namespace {

using documents::Cell;

Cell text_or_nothing(std::string text) {
    return text.empty() ? Cell{} : Cell{std::move(text)};
}

template <class Amount>
Cell count_or_nothing(const std::optional<Amount>& amount) {
    return amount ? Cell{std::int64_t{amount->count}} : Cell{};
}

std::string disk_kind_text(const std::optional<planner::DiskKind>& kind) {
    if (!kind) return {};
    if (*kind == planner::DiskKind::hdd) return "HDD";
    return *kind == planner::DiskKind::ssd ? "SSD" : "NVMe";
}

std::string windows11_text(Windows11State state) {
    switch (state) {
    case Windows11State::ready:
        return "sẵn sàng · ready";
    case Windows11State::switched_off:
        return "cần bật · switch on";
    case Windows11State::cannot:
        return "không được · cannot";
    case Windows11State::unknown:
        return {};
    }
    return {};
}

std::string verdict_text(MachineVerdict verdict) {
    switch (verdict) {
    case MachineVerdict::low:
        return "chưa đáp ứng · low";
    case MachineVerdict::fit:
        return "đáp ứng · fit";
    case MachineVerdict::unassigned:
        return "chưa có vị trí · no seat";
    case MachineVerdict::unknown:
        return {};
    }
    return {};
}

std::vector<Cell> cells_of(const MachineRow& row) {
    const auto& facts = row.facts;
    const auto seen = row.machine.reported_at;
    return {
        text_or_nothing(row.hostname),
        text_or_nothing(facts.name),
        row.unit ? Cell{*row.unit} : Cell{},
        row.seat ? text_or_nothing(row.seat->name) : Cell{},
        row.seat ? text_or_nothing(row.seat->role_name.vi) : Cell{},
        text_or_nothing(verdict_text(row.verdict)),
        row.score ? Cell{*row.score} : Cell{},
        text_or_nothing(facts.processor.name),
        count_or_nothing(facts.memory.total),
        text_or_nothing(disk_kind_text(facts.disk.kind)),
        count_or_nothing(facts.disk.size),
        text_or_nothing(facts.operating_system.name),
        facts.operating_system.support_ends ? Cell{*facts.operating_system.support_ends} : Cell{},
        text_or_nothing(windows11_text(row.windows11)),
        facts.purchased ? Cell{*facts.purchased} : Cell{},
        facts.price ? Cell{*facts.price} : Cell{},
        seen ? Cell{std::chrono::floor<std::chrono::days>(*seen)} : Cell{},
    };
}

} // namespace

documents::Table machine_table(const MachineList& list) {
    documents::Table table;
    table.title = {"Danh sách máy tính", "Machines"};
    table.columns = {
        {{"Tên máy", "Name"}, 18},
        {{"Kiểu máy", "Model"}, 28},
        {{"Đơn vị", "Unit"}, 26},
        {{"Vị trí", "Seat"}, 18},
        {{"Công việc", "Work"}, 20},
        {{"Đánh giá", "Verdict"}, 20},
        {{"Điểm", "Score"}, 8},
        {{"Bộ xử lý", "Processor"}, 34},
        {{"Bộ nhớ (MB)", "Memory (MB)"}, 10},
        {{"Loại ổ", "Disk kind"}, 8},
        {{"Ổ (GB)", "Disk (GB)"}, 8},
        {{"Hệ điều hành", "Operating system"}, 30},
        {{"Hết hỗ trợ", "Support ends"}, 12},
        {{"Windows 11", "Windows 11"}, 20},
        {{"Ngày mua", "Purchased"}, 12},
        {{"Nguyên giá (đ)", "Price (VND)"}, 14},
        {{"Báo cáo gần nhất", "Last report"}, 14},
    };
    table.rows.reserve(list.rows.size());
    for (const auto& row : list.rows)
        table.rows.push_back(cells_of(row));
    return table;
}

} // namespace rasoat::planning
