#pragma once

#include <compare>
#include <cstdint>

namespace rasoat::report {

/// A count of one unit. Two different units do not mix: adding megahertz to mebibytes does not compile.
template <class Unit>
struct Quantity {
    std::uint64_t count = 0;

    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity operator+(Quantity other) const { return {count + other.count}; }
    constexpr Quantity& operator+=(Quantity other) {
        count += other.count;
        return *this;
    }
};

using Mebibytes = Quantity<struct MebibytesUnit>;
/// 10^6 bytes, as disks are sold. GLPI's `disksize` is in this unit too.
using Megabytes = Quantity<struct MegabytesUnit>;
using Megahertz = Quantity<struct MegahertzUnit>;
using MegatransfersPerSecond = Quantity<struct MegatransfersPerSecondUnit>;
using Millimetres = Quantity<struct MillimetresUnit>;
using MilliwattHours = Quantity<struct MilliwattHoursUnit>;
using Millivolts = Quantity<struct MillivoltsUnit>;

} // namespace rasoat::report
