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

/// A part of a whole in millionths, from 0 to 1, so that money is parted to the dong.
struct Share {
    int millionths = 0;
    constexpr auto operator<=>(const Share&) const = default;
    /// The nearest share; the number must be from 0 to 1. (std::lround is no constant expression.)
    static constexpr Share of(double number) { return {static_cast<int>(number * 1e6 + 0.5)}; } // NOLINT
    [[nodiscard]] constexpr double number() const { return millionths / 1e6; }
    /// That share of an amount that is not negative, in whole dong, rounded down. Parted before multiplied, so that it
    /// stays inside 64 bits.
    [[nodiscard]] constexpr Vnd down(Vnd whole) const {
        constexpr std::int64_t all = 1'000'000;
        return {whole.amount / all * millionths + whole.amount % all * millionths / all};
    }
    /// The same, rounded up.
    [[nodiscard]] constexpr Vnd up(Vnd whole) const { return whole - Share{1'000'000 - millionths}.down(whole); }
    /// That share of so many things, rounded up to whole ones.
    [[nodiscard]] constexpr std::uint32_t least_count(std::uint32_t count) const {
        return static_cast<std::uint32_t>((std::int64_t{count} * millionths + 999'999) / 1'000'000);
    }
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

/// Greenhouse gases as so much carbon dioxide (kg CO2e).
struct Kilograms {
    std::int64_t count = 0;
    constexpr auto operator<=>(const Kilograms&) const = default;
    constexpr Kilograms operator+(Kilograms other) const { return {count + other.count}; }
    constexpr Kilograms& operator+=(Kilograms other) {
        count += other.count;
        return *this;
    }
};

/// Speed of a processor; 1000 is the reference machine of config/processors.csv.
struct CpuScore {
    int value = 0;
    constexpr auto operator<=>(const CpuScore&) const = default;
};

} // namespace rasoat::planner
