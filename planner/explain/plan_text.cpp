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
    return {
        "Chi " + spent.vi + " trong số " + budget.vi + ": nâng cấp " + upgraded.vi + " máy, mua mới " + replaced.vi +
            " máy.",
        "Spends " + spent.en + " of " + budget.en + ": machines upgraded: " + upgraded.en + ", bought: " + replaced.en +
            "."};
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

Bilingual why(const PlanLine& line, const Fleet& fleet, const Policies& policies) {
    if (line.option.kind == OptionKind::keep) return why_kept(line, fleet, policies);
    const Bilingual before = points(line.before.score);
    const Bilingual after = points(line.score_after);
    const Bilingual reasons = reasons_of(line.before, false);
    Bilingual gain{
        "Từ " + before.vi + " lên " + after.vi + " điểm" + (line.cost == Vnd{0} ? ", không tốn tiền." : "."),
        "From " + before.en + " to " + after.en + " points" + (line.cost == Vnd{0} ? ", at no cost." : ".")};
    if (line.missed && line.missed->cost > line.cost) {
        const Bilingual missed = missed_text(line, fleet);
        gain.vi += " Vẫn chưa đạt; " + missed.vi;
        gain.en += " Still not fit; " + missed.en;
    }
    if (reasons.vi.empty()) return gain;
    return {reasons.vi + ". " + gain.vi, reasons.en + ". " + gain.en};
}

} // namespace rasoat::planner
