#include "planner/plan_conflict.h"

#include "planner/model/number_text.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

constexpr std::size_t most_named = 5;

/// "A, B, C" with at most five names, then how many more there are.
template <typename NameOf>
Bilingual listed(std::size_t count, NameOf name_of) {
    Bilingual text;
    for (std::size_t i = 0; i < std::min(count, most_named); ++i) {
        const Bilingual name = name_of(i);
        const char* separator = i == 0 ? "" : ", ";
        text.vi += separator + name.vi;
        text.en += separator + name.en;
    }
    if (count <= most_named) return text;
    const Bilingual more = grouped(static_cast<std::int64_t>(count - most_named));
    return {text.vi + " và " + more.vi + " mục nữa", text.en + " and " + more.en + " more"};
}

Bilingual unit_name(const std::optional<std::uint32_t>& unit, const Fleet& fleet) {
    if (!unit) return {"cả tổ chức", "the whole organisation"};
    const OrgUnit& its = fleet.units[*unit];
    const std::string& name = its.name.empty() ? its.id : its.name;
    return {name, name};
}

std::string in_year(const Conflict::AskedShare& share) {
    return std::to_string(share.by.value);
}

/// One share that no money could reach.
Bilingual out_of_reach(const Conflict::AskedShare& share, const Fleet& fleet) {
    const Bilingual unit = unit_name(share.unit, fleet);
    const std::string need = std::to_string(share.need);
    const std::string most = std::to_string(share.most);
    const std::string seats = std::to_string(share.seats);
    return {
        unit.vi + " phải có " + need + " trên " + seats + " vị trí đạt yêu cầu vào cuối năm " + in_year(share) +
            ", nhưng danh mục, định mức và các nguồn kinh phí chỉ cho phép nhiều nhất " + most +
            " vị trí. Hãy giảm tỷ lệ, bổ sung danh mục hoặc kiểm tra các máy chưa rõ cấu hình.",
        unit.en + " has to have " + need + " of " + seats + " seats fit at the end of " + in_year(share) +
            ", but catalogue, norm and funds allow " + most +
            " at most. Ask for a lower share, add to the catalogue, or look at the machines of which too little is "
            "known."};
}

Bilingual what_is_asked(const Conflict& conflict, const Fleet& fleet) {
    Bilingual text;
    if (!conflict.locked_seats.empty()) {
        const Bilingual count = grouped(static_cast<std::int64_t>(conflict.locked_seats.size()));
        const Bilingual names = listed(conflict.locked_seats.size(), [&](std::size_t i) {
            const Seat& seat = fleet.seats[conflict.locked_seats[i]];
            const std::string& name = seat.name.empty() ? seat.id : seat.name;
            return Bilingual{name, name};
        });
        const bool one = conflict.locked_seats.size() == 1;
        text = {
            count.vi + " vị trí bắt buộc phải thay đổi (" + names.vi + ")",
            count.en + (one ? " seat that must be changed (" : " seats that must be changed (") + names.en + ")"};
    }
    if (!conflict.shares.empty()) {
        const Bilingual names = listed(conflict.shares.size(), [&](std::size_t i) {
            const Conflict::AskedShare& share = conflict.shares[i];
            const Bilingual unit = unit_name(share.unit, fleet);
            const std::string need = std::to_string(share.need) + "/" + std::to_string(share.seats);
            return Bilingual{
                unit.vi + " " + need + " năm " + in_year(share), unit.en + " " + need + " by " + in_year(share)};
        });
        const bool more = !text.vi.empty();
        text.vi += (more ? " và " : "") + ("tỷ lệ đạt yêu cầu tối thiểu (" + names.vi + ")");
        text.en += (more ? " and " : "") + ("the least shares of fit seats (" + names.en + ")");
    }
    return text;
}

Bilingual sentence(Bilingual text) {
    if (!text.en.empty() && text.en[0] >= 'a' && text.en[0] <= 'z') text.en[0] = static_cast<char>(text.en[0] - 32);
    if (text.vi.starts_with("tỷ")) text.vi[0] = 'T';
    return text;
}

} // namespace

Bilingual text_of(const Conflict& conflict, const Fleet& fleet) {
    for (const Conflict::AskedShare& share : conflict.shares)
        if (share.most < share.need) return out_of_reach(share, fleet);
    const Bilingual asked = sentence(what_is_asked(conflict, fleet));
    if (conflict.by_search && conflict.proven)
        return {
            asked.vi +
                ": với số tiền này không có phương án nào đáp ứng được tất cả. Hãy tăng kinh phí hoặc bỏ bớt một "
                "yêu cầu.",
            asked.en + ": no plan meets all of it with this money. Give a fund more, or ask for less."};
    if (conflict.by_search)
        return {
            asked.vi +
                ": tổng số tiền có thể đủ, nhưng không tìm được phương án nào mà mỗi khoản do một nguồn trả trọn. "
                "Hãy tăng kinh phí một chút, hoặc bỏ bớt một yêu cầu.",
            asked.en +
                ": the money might suffice in sum, but no plan was found in which one fund pays each line whole. "
                "Give a fund a little more, or ask for one thing less."};
    const Bilingual cost = money(conflict.cost);
    if (conflict.funds.empty())
        return {
            asked.vi + " cần ít nhất " + cost.vi +
                ", nhưng không có nguồn kinh phí nào được chi cho việc này. Hãy thêm nguồn hoặc bỏ khóa.",
            asked.en + " would cost " + cost.en +
                " at least, but no fund may pay for it. Add a fund or release a lock."};
    const Bilingual held = money(conflict.held);
    const Bilingual missing = money(conflict.cost - conflict.held);
    const Bilingual funds = listed(conflict.funds.size(), [&](std::size_t i) {
        const Fund& fund = fleet.funds[conflict.funds[i]];
        const std::string year = " " + std::to_string(fund.year.value);
        const auto named = [&](const std::string& name) {
            return name.find(year) == std::string::npos ? name + year : name;
        };
        return Bilingual{named(fund.name.vi), named(fund.name.en)};
    });
    return {
        asked.vi + " cần ít nhất " + cost.vi + "; các nguồn được chi cho việc này (" + funds.vi + ") chỉ trả được " +
            held.vi + "; còn thiếu " + missing.vi + ". Hãy tăng một trong các nguồn đó hoặc bỏ bớt một yêu cầu.",
        asked.en + " would cost " + cost.en + " at least; the funds that may pay for it (" + funds.en + ") can pay " +
            held.en + " of it; " + missing.en + " are missing. Raise one of these funds or ask for less."};
}

namespace {

Bilingual text_of_all(const std::vector<Conflict>& conflicts, const Fleet& fleet) {
    Bilingual text;
    for (const Conflict& conflict : conflicts) {
        const Bilingual each = text_of(conflict, fleet);
        text.vi += (text.vi.empty() ? "" : "\n") + each.vi;
        text.en += (text.en.empty() ? "" : "\n") + each.en;
    }
    return text;
}

} // namespace

PlanConflict::PlanConflict(std::vector<Conflict> found, const Fleet& fleet)
    : InvalidFleet(text_of_all(found, fleet).en), conflicts(std::move(found)), text(text_of_all(conflicts, fleet)) {}

} // namespace rasoat::planner
