#include "planner/locks.h"

#include "planner/invalid_fleet.h"

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

std::string what_is_asked(Lock::Kind lock) {
    if (lock == Lock::Kind::must_replace) return "must get a new machine";
    return lock == Lock::Kind::must_upgrade ? "must be upgraded" : "must be mended";
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
            throw InvalidFleet(
                "seat '" + fleet.seats[seat].id + "' " + what_is_asked(*locks[seat]) +
                ", but there is no such option: its machine takes no part of the catalogue, is too young or under "
                "warranty, or no model is within the norm's ceiling; remove the lock");
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
