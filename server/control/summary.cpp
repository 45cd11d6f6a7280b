#include "server/control/summary.h"

#include "server/planning/plans.h"
#include "server/planning/ranking.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace rasoat::control {

namespace {

constexpr std::size_t shown_machines = 10;
constexpr std::size_t shown_reasons = 3;

/// 12500000 as "12.500.000", as Vietnamese writes it.
std::string grouped(std::int64_t amount) {
    auto digits = std::to_string(amount);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ".");
    return digits;
}

std::string reasons(const planning::RankingItem& item, planner::Language language) {
    std::string text;
    for (std::size_t i = 0; i < std::min(shown_reasons, item.reasons.size()); ++i)
        (text += text.empty() ? "" : "; ") += item.reasons[i].reason.in(language);
    if (item.remedy) text += fmt::format(" → {}", item.remedy->what.in(language));
    return text;
}

std::string ranking_head(const planning::ReviewedFleet& reviewed, store::Reader& reader) {
    std::string text = "Mười máy kém nhất so với công việc · The ten machines that fall shortest of their work\n";
    planning::RankingQuery query;
    query.verdict = planning::VerdictFilter::low;
    query.limit = 500;
    std::size_t shown = 0;
    std::size_t without_machine = 0;
    for (const auto& item : planning::ranking_page(reviewed, query, reader).items) {
        if (!item.machine) {
            ++without_machine;
            continue;
        }
        if (++shown > shown_machines) break;
        text += fmt::format(
            "{:3}. {:>3}/100  {} ({}) · {} · {}\n", shown, item.score ? fmt::format("{:.0f}", *item.score) : "?",
            item.machine->name, item.machine->summary, item.seat.name, item.seat.unit_name);
        text += fmt::format("            {}\n", reasons(item, planner::Language::vietnamese));
        text += fmt::format("            {}\n", reasons(item, planner::Language::english));
    }
    if (shown == 0) text += "     (chưa có máy nào dưới mức · no machine falls short)\n";
    if (without_machine > 0)
        text += fmt::format(
            "     Vị trí chưa có máy · seats without a machine: {}{}\n", without_machine,
            shown == 0 && without_machine == query.limit ? "+" : "");
    return text;
}

/// Why money stays while seats are left out, where it does.
std::string unspent(const planning::PlanSummary& plan) {
    if (plan.funds.size() < 2 || plan.spent == plan.budget || plan.counts.left_out == 0) return {};
    const auto rest = grouped((plan.budget - plan.spent).amount);
    return fmt::format(
        "     Còn {0} đồng chưa dùng: nguồn còn tiền không đủ hoặc không được chi cho các vị trí còn lại.\n"
        "     {0} VND stay unspent: the funds that still hold money may not, or cannot in full, pay for what is "
        "left.\n",
        rest);
}

std::string plan_head(const planning::PlanSummary& plan) {
    const auto& counts = plan.counts;
    return fmt::format(
               "Phương án {0} với ngân sách {1} đồng · Plan for {0} with a budget of {1} VND\n"
               "     {2}\n     {3}\n     {4}\n     {5}\n"
               "     Thay mới · replace {6}, nâng cấp · upgrade {7}, không tốn tiền · at no cost {8}, giữ · keep {9}, "
               "chưa được · left out {10}\n"
               "     Chi · spent {11} đồng; lợi ích · benefit {12:.1f}, cận trên · upper bound {13:.1f}, khoảng cách · "
               "gap "
               "{14:.2f} %\n",
               plan.year.value, grouped(plan.budget.amount), plan.headline.vi, plan.headline.en, plan.proof.vi,
               plan.proof.en, counts.replace, counts.upgrade, counts.switch_on, counts.keep, counts.left_out,
               grouped(plan.spent.amount), plan.benefit, plan.upper_bound, plan.gap * 100) +
           unspent(plan);
}

} // namespace

std::string summary_text(const api::Services& services, std::optional<store::Vnd> budget, store::Time now) {
    const auto reviewed = services.review.current(now);
    const auto reader = services.store.snapshot();
    const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(now));
    planning::PlanRequest request;
    // Money is asked for in this year for the next one.
    request.year.value = static_cast<int>(today.year()) + 1;
    request.budget = budget;
    request.time_limit = services.plan_time_limit;
    std::string text = fmt::format(
        "{}{}\n\n", reviewed->organisation,
        reviewed->demo ? " (dữ liệu mẫu, không có thật · demo data, not real)" : "");
    text += ranking_head(*reviewed, *reader);
    text += "\n";
    try {
        text += plan_head(planning::what_if(*reviewed, request, *reader, now).summary);
    } catch (const planning::PlanRefused& refused) {
        text +=
            fmt::format("Chưa lập được phương án: {}\nNo plan could be made: {}\n", refused.why().vi, refused.why().en);
    }
    return text;
}

} // namespace rasoat::control
