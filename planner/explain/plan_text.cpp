#include "planner/explain/plan_text.h"

#include "planner/fitness/reason_text.h"
#include "planner/model/number_text.h"
#include "planner/options/option_text.h"

#include <algorithm>
#include <cmath>

namespace rasoat::planner {
namespace {

Bilingual points(double score) {
    return decimal(score, 0);
}

/// The reasons of the findings with one of two verdicts, worst first, at most three: a line is read at a glance.
Bilingual reasons_of(const Fitness& fitness, bool unknown) {
    constexpr int most = 3;
    Bilingual text;
    int told = 0;
    for (const Finding& finding : fitness.findings) {
        if (finding.verdict == Verdict::met || (finding.verdict == Verdict::unknown) != unknown) continue;
        if (told++ == most) break;
        const Bilingual reason = text_of(finding.reason);
        const char* separator = text.vi.empty() ? "" : "; ";
        text.vi += separator + reason.vi;
        text.en += separator + reason.en;
    }
    return text;
}

bool locked_to_keep(std::uint32_t seat, const Policies& policies) {
    return std::any_of(policies.locks.begin(), policies.locks.end(), [&](const Lock& lock) {
        return lock.seat == seat && lock.kind == Lock::Kind::keep;
    });
}

/// "nếu có thêm 1,35 triệu đồng → Thêm 1 × ..."
Bilingual missed_text(const PlanLine& line, const Fleet& fleet) {
    const Bilingual missed = describe(line.missed->option, fleet.catalogue);
    const Bilingual more = money_in_words(line.missed->cost - line.cost);
    return {"nếu có thêm " + more.vi + " → " + missed.vi + ".", "with " + more.en + " more → " + missed.en + "."};
}

Bilingual why_kept(const PlanLine& line, const Fleet& fleet, const Policies& policies) {
    if (locked_to_keep(line.seat, policies))
        return {"Giữ nguyên theo yêu cầu của cán bộ lập kế hoạch.", "Kept because the planner asked for it."};
    if (!line.before.judged()) {
        const Bilingual missing = reasons_of(line.before, true);
        return {
            "Chưa đủ thông tin để đánh giá: " + missing.vi + ". Cần kiểm tra máy trước.",
            "Not enough is known to judge it: " + missing.en + ". Look at the machine first."};
    }
    const Bilingual score = points(line.before.score);
    if (line.fit_after)
        return {
            "Máy đang đạt yêu cầu (" + score.vi + " điểm).", "The machine serves its seat (" + score.en + " points)."};
    const Bilingual reasons = reasons_of(line.before, false);
    Bilingual text{
        score.vi + " điểm, chưa đạt: " + reasons.vi + ". ", score.en + " points, not fit: " + reasons.en + ". "};
    if (reasons.vi.empty())
        text = {
            "Đến cuối năm máy sẽ không còn đạt yêu cầu. ", "By the end of the year the machine will no longer serve. "};
    if (!line.missed) {
        text.vi += "Danh mục và định mức không có phương án nào tốt hơn cho máy này.";
        text.en += "Neither the catalogue nor the norm has anything better for it.";
        return text;
    }
    const Bilingual missed = missed_text(line, fleet);
    return {text.vi + "Chưa đủ tiền; " + missed.vi, text.en + "The money does not reach; " + missed.en};
}

} // namespace

Bilingual headline(const Plan& plan) {
    const Bilingual after = grouped(plan.seats_fit_after);
    const Bilingual before = grouped(plan.seats_fit_before);
    const Bilingual all = grouped(static_cast<std::int64_t>(plan.lines.size()));
    const Bilingual left = grouped(static_cast<std::int64_t>(plan.lines.size()) - plan.seats_fit_after);
    Bilingual text{
        after.vi + " trên " + all.vi + " vị trí có máy đạt yêu cầu, từ " + before.vi + " hôm nay.",
        after.en + " of " + all.en + " seats have a machine that serves, up from " + before.en + " today."};
    if (plan.seats_fit_after < plan.seats_fit_before)
        text.en = after.en + " of " + all.en + " seats have a machine that serves, down from " + before.en + " today.";
    if (plan.seats_fit_after < plan.lines.size()) {
        text.vi += " Còn " + left.vi + " vị trí chưa đạt.";
        text.en += " " + left.en + (left.en == "1" ? " seat is" : " seats are") + " still short.";
    }
    return text;
}

Bilingual spending(const Plan& plan) {
    const Bilingual spent = money_in_words(plan.spent);
    const Bilingual budget = money_in_words(plan.budget);
    const Bilingual upgraded = grouped(plan.upgraded);
    const Bilingual replaced = grouped(plan.replaced);
    const Bilingual moved = grouped(plan.moved);
    const Bilingual and_moved =
        plan.moved == 0 ? Bilingual{} : Bilingual{", điều chuyển " + moved.vi + " máy", ", moved: " + moved.en};
    return {
        "Chi " + spent.vi + " trong số " + budget.vi + ": nâng cấp " + upgraded.vi + " máy, mua mới " + replaced.vi +
            " máy" + and_moved.vi + ".",
        "Spends " + spent.en + " of " + budget.en + ": machines upgraded: " + upgraded.en + ", bought: " + replaced.en +
            and_moved.en + "."};
}

Bilingual proof(const Plan& plan) {
    if (plan.gap <= 0)
        return {
            "Đã chứng minh: không kế hoạch nào tốt hơn với số tiền này.", "Proven: no plan is better with this money."};
    if (!std::isfinite(plan.gap))
        return {
            "Chưa chứng minh được kế hoạch này cách kế hoạch tốt nhất bao xa.",
            "How far this plan is from the best one is not proven."};
    const double percent = plan.gap * 100;
    const int decimals = percent < 0.1 ? 3 : percent < 10 ? 2 : 0;
    const double unit = std::pow(10, decimals);
    const Bilingual number = decimal(std::ceil(percent * unit) / unit, decimals);
    return {
        "Không kế hoạch nào tốt hơn quá " + number.vi + "% với số tiền này.",
        "No plan is better by more than " + number.en + "% with this money."};
}

Bilingual price_of_money(const Plan& plan) {
    if (plan.benefit_per_million <= 0)
        return {"Thêm tiền không mang lại lợi ích nào nữa.", "More money would bring nothing more."};
    const int decimals = plan.benefit_per_million < 10 ? 2 : 1;
    const Bilingual number = decimal(plan.benefit_per_million, decimals);
    return {
        "Thêm 1 triệu đồng sẽ mang lại khoảng " + number.vi + " điểm đáp ứng.",
        "One more million dong would bring about " + number.en + " points of fitness."};
}

Bilingual price_of_money(const Plan& plan, const Fleet& fleet, std::uint32_t fund) {
    const Bilingual& name = fleet.funds[fund].name;
    const double price = plan.million_buys_by_fund[fund];
    if (price <= 0)
        return {
            name.vi + ": thêm tiền không mang lại lợi ích nào nữa.",
            name.en + ": more money would bring nothing more."};
    const Bilingual number = decimal(price, price < 10 ? 2 : 1);
    return {
        name.vi + ": thêm 1 triệu đồng mang lại khoảng " + number.vi + " điểm đáp ứng.",
        name.en + ": one more million dong would bring about " + number.en + " points of fitness."};
}

std::optional<Bilingual> put_off(const Plan& plan) {
    const PutOff& what = plan.put_off;
    if (what.purchases == 0) return std::nullopt;
    const Bilingual count = grouped(what.purchases);
    const Bilingual saved = money_in_words(what.money);
    Bilingual text{
        "Hoãn mua " + count.vi + " máy mới: " + saved.vi,
        "Puts off buying " + count.en + (what.purchases == 1 ? " new machine: " : " new machines: ") + saved.en};
    if (what.carbon) {
        const Bilingual tonnes = decimal(static_cast<double>(what.carbon->count) / 1000, 1);
        text.vi += " và " + tonnes.vi + " tấn CO2e của việc sản xuất chúng";
        text.en += " and the " + tonnes.en + " t of CO2e of making them";
    }
    return Bilingual{text.vi + ".", text.en + "."};
}

Bilingual least_share(const Plan& plan) {
    const Bilingual percent = decimal(std::floor(plan.least_unit_share.number() * 1000) / 10, 1);
    return {
        "Đơn vị thấp nhất có " + percent.vi + "% vị trí đạt yêu cầu.",
        "In the unit with the least, " + percent.en + "% of the seats are fit."};
}

std::optional<Bilingual> second_best(const PlanLine& line, const Fleet& fleet) {
    if (!line.second_best) return std::nullopt;
    const SecondBest& other = *line.second_best;
    const double more = line.benefit - other.benefit;
    const Bilingual points_apart = decimal(std::abs(more), 1);
    const Vnd saved = line.cost - other.cost;
    const Bilingual apart = money_in_words(Vnd{std::abs(saved.amount)});
    Bilingual text{
        (more >= 0 ? "lợi ích kém " : "lợi ích hơn ") + points_apart.vi + " điểm",
        points_apart.en + (more >= 0 ? " points of benefit less" : " points of benefit more")};
    if (saved.amount != 0) {
        text.vi += (saved.amount > 0 ? ", rẻ hơn " : ", đắt hơn ") + apart.vi;
        text.en += ", " + apart.en + (saved.amount > 0 ? " cheaper" : " dearer");
    }
    const Bilingual what = describe(other.option, fleet.catalogue);
    const std::string year = other.year ? " (" + std::to_string(other.year->value) + ")" : "";
    return Bilingual{
        "Phương án tốt thứ hai: " + what.vi + year + "; " + text.vi + ".",
        "Second best: " + what.en + year + "; " + text.en + "."};
}

std::optional<Bilingual> comes_in_at(const PlanLine& line) {
    if (!line.comes_in_at) return std::nullopt;
    const Bilingual budget = money_in_words(*line.comes_in_at);
    return Bilingual{
        "Được thay đổi khi tổng kinh phí đạt " + budget.vi + ".", "Comes in at a budget of " + budget.en + "."};
}

Bilingual what_is_done(const PlanLine& line, const Fleet& fleet) {
    Bilingual text = describe(line.option, fleet.catalogue);
    if (line.option.kind != OptionKind::hand_down) return text;
    const Machine& machine = fleet.machines[line.option.machine];
    const std::string& name = machine.name.empty() ? machine.id : machine.name;
    Bilingual got{"Nhận máy dự phòng " + name, "Get the spare " + name};
    if (line.from_seat) {
        const Seat& from = fleet.seats[*line.from_seat];
        const std::string& place = from.name.empty() ? from.id : from.name;
        got = {"Nhận " + name + " từ " + place, "Get " + name + " from " + place};
    }
    // What is done on the way stays behind the first comma.
    const auto rest = [](const std::string& whole) {
        const auto comma = whole.find(", ");
        return comma == std::string::npos ? std::string() : whole.substr(comma);
    };
    return {got.vi + rest(text.vi), got.en + rest(text.en)};
}

Bilingual why(const PlanLine& line, const Fleet& fleet, const Policies& policies) {
    if (line.option.kind == OptionKind::keep) return why_kept(line, fleet, policies);
    const Bilingual before = points(line.before.score);
    const Bilingual after = points(line.score_after);
    const Bilingual reasons = reasons_of(line.before, false);
    Bilingual gain{
        "Từ " + before.vi + " lên " + after.vi + " điểm" + (line.cost == Vnd{0} ? ", không tốn tiền." : "."),
        "From " + before.en + " to " + after.en + " points" + (line.cost == Vnd{0} ? ", at no cost." : ".")};
    if (line.option.kind == OptionKind::hand_down && line.fit_after && line.score_after < line.before.score)
        return {
            "Từ " + before.vi + " xuống " + after.vi + " điểm, vẫn đạt yêu cầu; máy cũ phục vụ vị trí cần hơn.",
            "From " + before.en + " down to " + after.en +
                " points, still fit; its machine serves a seat that needs it more."};
    if (line.missed && line.missed->cost > line.cost) {
        const Bilingual missed = missed_text(line, fleet);
        gain.vi += " Vẫn chưa đạt; " + missed.vi;
        gain.en += " Still not fit; " + missed.en;
    }
    if (reasons.vi.empty()) return gain;
    return {reasons.vi + ". " + gain.vi, reasons.en + ". " + gain.en};
}

} // namespace rasoat::planner
