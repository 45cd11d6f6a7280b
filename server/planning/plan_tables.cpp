#include "server/planning/plan_tables.h"

#include <utility>

namespace rasoat::planning {
namespace {

using documents::Cell;
using documents::Language;

Cell text_or_nothing(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
}

template <class Value>
Cell value_or_nothing(const std::optional<Value>& value) {
    return value ? Cell{*value} : Cell{};
}

Cell year_or_nothing(const std::optional<store::Year>& year) {
    return year ? Cell{std::int64_t{year->value}} : Cell{};
}

Cell words_or_nothing(const std::optional<Bilingual>& text, Language language) {
    return text ? Cell{documents::in(language, *text)} : Cell{};
}

Bilingual words_of(LineAction action) {
    switch (action) {
    case LineAction::replace:
        return {"Mua mới", "New machine"};
    case LineAction::upgrade:
        return {"Nâng cấp", "Upgrade"};
    case LineAction::hand_down:
        return {"Điều chuyển", "Handed down"};
    case LineAction::switch_on:
        return {"Bật tính năng", "Switch on"};
    case LineAction::keep:
        return {"Giữ nguyên", "Keep"};
    case LineAction::left_out:
        break;
    }
    return {"Chưa được đáp ứng", "Left out"};
}

Bilingual words_of(planner::MoveKind kind) {
    switch (kind) {
    case planner::MoveKind::buy:
        return {"Mua", "Buy"};
    case planner::MoveKind::upgrade:
        return {"Nâng cấp", "Upgrade"};
    case planner::MoveKind::install:
        return {"Lắp máy mới", "Install"};
    case planner::MoveKind::hand_down:
        return {"Chuyển máy", "Move"};
    case planner::MoveKind::exchange:
        return {"Đổi máy", "Exchange"};
    case planner::MoveKind::lend:
        return {"Cho mượn tạm", "Lend"};
    case planner::MoveKind::retire:
        break;
    }
    return {"Thu hồi", "Retire"};
}

std::vector<Cell> cells_of(const PlanLine& line, Language language) {
    return {
        Cell{line.seat.name},
        Cell{line.seat.unit_name},
        Cell{documents::in(language, line.seat.role_name)},
        line.machine ? text_or_nothing(line.machine->name) : Cell{},
        line.machine ? text_or_nothing(line.machine->summary) : Cell{},
        Cell{documents::in(language, words_of(line.action))},
        Cell{documents::in(language, line.what)},
        year_or_nothing(line.year),
        Cell{line.cost},
        words_or_nothing(line.fund, language),
        value_or_nothing(line.score_before),
        value_or_nothing(line.score_after),
        year_or_nothing(line.serves_until),
        Cell{documents::in(language, line.why)},
        words_or_nothing(line.second_best, language),
        value_or_nothing(line.comes_in_at),
        line.replaceable_from ? Cell{*line.replaceable_from} : Cell{},
    };
}

std::vector<Cell> cells_of(const NumberedMove& numbered, Language language) {
    const auto& move = *numbered.move;
    return {
        Cell{static_cast<std::int64_t>(numbered.number)},
        Cell{std::int64_t{move.year.value}},
        move.day > 0 ? Cell{std::int64_t{move.day}} : Cell{},
        text_or_nothing(move.unit_name),
        Cell{documents::in(language, words_of(move.kind))},
        Cell{documents::in(language, move.text)},
        move.seat ? Cell{move.seat->name} : Cell{},
        move.other_seat ? Cell{move.other_seat->name} : Cell{},
        move.machine ? text_or_nothing(move.machine->name) : Cell{},
        move.comes_off ? text_or_nothing(move.comes_off->name) : Cell{},
        move.half_hours > 0 ? Cell{std::int64_t{move.half_hours} * 30} : Cell{},
        Cell{},
    };
}

} // namespace

documents::Table line_table(const std::vector<PlanLine>& lines, Language language) {
    documents::Table table;
    table.title = {"Phương án", "Plan"};
    table.columns = {
        {{"Vị trí", "Seat"}, 20},
        {{"Đơn vị", "Unit"}, 26},
        {{"Công việc", "Work"}, 20},
        {{"Máy hiện nay", "Machine today"}, 26},
        {{"Cấu hình", "Hardware"}, 20},
        {{"Việc", "Action"}, 16},
        {{"Nội dung", "What is done"}, 44},
        {{"Năm", "Year"}, 8},
        {{"Chi phí (đ)", "Cost (VND)"}, 14},
        {{"Nguồn kinh phí", "Fund"}, 26},
        {{"Điểm hiện nay", "Score today"}, 10},
        {{"Điểm sau", "Score after"}, 10},
        {{"Đáp ứng đến năm", "Serves until"}, 10},
        {{"Lý do", "Why"}, 60},
        {{"Cách tốt thứ hai", "Second best"}, 44},
        {{"Được đưa vào khi kinh phí đạt (đ)", "Comes in at a budget of (VND)"}, 18},
        {{"Được thay từ ngày", "May be replaced from"}, 14},
    };
    table.rows.reserve(lines.size());
    for (const auto& line : lines)
        table.rows.push_back(cells_of(line, language));
    return table;
}

documents::Table move_table(const PlanMovePage& moves, Language language) {
    documents::Table table;
    table.title = {"Các bước thực hiện", "Checklist"};
    table.columns = {
        {{"Bước", "Step"}, 7},
        {{"Năm", "Year"}, 8},
        {{"Ngày làm việc thứ", "Day of work"}, 9},
        {{"Đơn vị", "Unit"}, 26},
        {{"Việc", "Task"}, 16},
        {{"Nội dung", "What is done"}, 70},
        {{"Vị trí", "Seat"}, 20},
        {{"Từ vị trí", "From seat"}, 20},
        {{"Máy", "Machine"}, 26},
        {{"Máy gỡ ra", "Machine taken off"}, 26},
        {{"Phút", "Minutes"}, 8},
        {{"Đã xong", "Done"}, 10},
    };
    table.rows.reserve(moves.items.size());
    for (const auto& move : moves.items)
        table.rows.push_back(cells_of(move, language));
    return table;
}

} // namespace rasoat::planning
