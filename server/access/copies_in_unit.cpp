#include "server/access/copies_in_unit.h"

#include "server/access/audit_trail.h"

#include <fmt/format.h>

#include <algorithm>

namespace rasoat::access {
namespace {

constexpr std::chrono::days window{1};
constexpr std::string_view came_in = "enrol-copy";
constexpr std::string_view has_to_wait = "refuse-copy";

std::string in_unit(store::UnitId unit) {
    return fmt::format(" in unit {}", unit.value);
}

std::string detail(const store::Device& original) {
    return fmt::format("copy of device {}{}", original.id.value, in_unit(original.unit));
}

struct Counted {
    std::size_t came_in = 0;
    std::optional<store::Time> full_since; ///< when the newest copy came in but `most_a_day` - 1
    bool refusal_is_recorded = false;
};

/// Goes back through the trail, no further than it has to.
Counted counted(store::Reader& reader, store::UnitId unit, std::size_t most_a_day, store::Time since) {
    constexpr std::size_t page = 500;
    const auto of_this_unit = in_unit(unit);
    Counted counted;
    std::optional<store::AuditId> before;
    for (;;) {
        const auto entries = reader.audit_trail({.before = before}, page);
        for (const auto& entry : entries) {
            if (entry.at <= since || counted.full_since) return counted;
            if (!entry.detail.ends_with(of_this_unit)) continue;
            if (entry.action == has_to_wait) counted.refusal_is_recorded = true;
            if (entry.action == came_in && ++counted.came_in == most_a_day) counted.full_since = entry.at;
        }
        if (entries.size() < page) return counted;
        before = entries.back().id;
    }
}

} // namespace

std::optional<std::chrono::seconds>
wait_for_copy(store::Transaction& transaction, const store::Device& original, std::size_t most_a_day, store::Time now) {
    const auto copies = counted(transaction, original.unit, most_a_day, now - window);
    if (copies.came_in < most_a_day) return std::nullopt;
    if (!copies.refusal_is_recorded)
        record(
            transaction, system_actor, has_to_wait, fmt::format("device {}", original.id.value), detail(original), now);
    constexpr std::chrono::seconds shortest{60};
    const auto room_at = copies.full_since.value_or(now) + window;
    return std::max(shortest, std::chrono::ceil<std::chrono::seconds>(room_at - now));
}

void record_copy(store::Transaction& transaction, const store::Device& original, const store::Device& copy) {
    record(
        transaction, system_actor, came_in, fmt::format("device {}", copy.id.value), detail(original),
        copy.enrolled_at);
}

TooManyCopies too_many_copies(std::size_t most_a_day, std::chrono::seconds wait) {
    return TooManyCopies(
        {fmt::format(
             "Đơn vị này đã có {} máy nhân bản đăng ký trong 24 giờ (copies_a_day). Hãy đăng ký bằng mã, hoặc chờ.",
             most_a_day),
         fmt::format(
             "This unit has had {} copied machines enrolled within 24 hours (copies_a_day). Enrol by a token, or wait.",
             most_a_day)},
        wait);
}

} // namespace rasoat::access
