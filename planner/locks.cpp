#include "planner/locks.h"

#include "planner/plan_conflict.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

bool allowed_by(Lock::Kind lock, const PricedOption& option) {
    switch (lock) {
    case Lock::Kind::must_mend:
        return true;
    case Lock::Kind::must_replace:
        return option.option.kind == OptionKind::replace;
    case Lock::Kind::must_upgrade:
        return option.option.kind == OptionKind::upgrade;
    case Lock::Kind::keep:
        return false;
    }
    return false;
}

Bilingual what_is_asked(Lock::Kind lock) {
    if (lock == Lock::Kind::must_replace) return {"phải có máy mới", "must get a new machine"};
    if (lock == Lock::Kind::must_upgrade) return {"phải được nâng cấp", "must be upgraded"};
    return {"phải được đáp ứng", "must be mended"};
}

LockWithoutOption nothing_allowed(const Fleet& fleet, std::uint32_t seat, Lock::Kind lock) {
    const Bilingual asked = what_is_asked(lock);
    const std::string& name = fleet.seats[seat].name.empty() ? fleet.seats[seat].id : fleet.seats[seat].name;
    return {
        seat,
        {"Vị trí '" + name + "' " + asked.vi +
             ", nhưng không có cách nào: máy ở đó không lắp được linh kiện nào trong danh mục, còn quá mới hoặc "
             "còn bảo hành, hoặc không mẫu máy nào trong mức giá của định mức; hãy bỏ khóa",
         "seat '" + fleet.seats[seat].id + "' " + asked.en +
             ", but there is no such option: its machine takes no part of the catalogue, is too young or under "
             "warranty, or no model is within the norm's ceiling; remove the lock"}};
}

} // namespace

LockOfSeat locks_by_seat(const Fleet& fleet, const Policies& policies) {
    LockOfSeat locks(fleet.seats.size());
    for (const Lock& lock : policies.locks)
        locks[lock.seat] = lock.kind;
    return locks;
}

bool must_be_changed(const std::optional<Lock::Kind>& lock) {
    return lock && *lock != Lock::Kind::keep;
}

void apply_locks(const Fleet& fleet, const LockOfSeat& locks, std::vector<SeatOptions>& seats) {
    for (std::size_t seat = 0; seat < seats.size(); ++seat) {
        if (!locks[seat]) continue;
        std::erase_if(
            seats[seat].options, [&](const PricedOption& option) { return !allowed_by(*locks[seat], option); });
        if (must_be_changed(locks[seat]) && seats[seat].options.empty())
            throw nothing_allowed(fleet, static_cast<std::uint32_t>(seat), *locks[seat]);
    }
}

double more_than_all_benefits(std::span<const SeatOptions> seats) {
    double sum = 1;
    for (const SeatOptions& seat : seats) {
        double most = 0;
        for (const PricedOption& option : seat.options)
            most = std::max(most, option.benefit);
        sum += most;
    }
    return sum;
}

} // namespace rasoat::planner
