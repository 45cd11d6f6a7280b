#pragma once

#include <compare>
#include <cstdint>

/// Quantities of the planning problem. Each is its own type, so that money never meets memory by accident.
namespace rasoat::planner {

/// Whole Vietnamese dong.
struct Vnd {
    std::int64_t amount = 0;
    constexpr auto operator<=>(const Vnd&) const = default;
    constexpr Vnd operator+(Vnd other) const { return {amount + other.amount}; }
    constexpr Vnd operator-(Vnd other) const { return {amount - other.amount}; }
    constexpr Vnd& operator+=(Vnd other) {
        amount += other.amount;
        return *this;
    }
    constexpr Vnd& operator-=(Vnd other) {
        amount -= other.amount;
        return *this;
    }
};

/// A calendar year, which in Vietnam is the budget year too.
struct Year {
    int value = 0;
    constexpr auto operator<=>(const Year&) const = default;
    constexpr Year operator+(int years) const { return {value + years}; }
    constexpr int operator-(Year other) const { return value - other.value; }
};

struct Mebibytes {
    std::int64_t count = 0;
    constexpr auto operator<=>(const Mebibytes&) const = default;
    constexpr Mebibytes operator+(Mebibytes other) const { return {count + other.count}; }
    constexpr Mebibytes operator-(Mebibytes other) const { return {count - other.count}; }
};

/// 10^9 bytes, as disks are sold.
struct Gigabytes {
    std::int64_t count = 0;
    constexpr auto operator<=>(const Gigabytes&) const = default;
};

/// Speed of a processor; 1000 is the reference machine of config/processors.csv.
struct CpuScore {
    int value = 0;
    constexpr auto operator<=>(const CpuScore&) const = default;
};

} // namespace rasoat::planner
