#pragma once

#include <cstdint>

namespace rasoat::planner::sample {

/// Splitmix64 (Steele, Lea, Flood 2014): small, and the same numbers from the same seed on every machine, which the
/// standard library's distributions do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t bits() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// In [low, high).
    double between(double low, double high) { return low + (high - low) * static_cast<double>(bits() >> 11) * 0x1p-53; }
    /// From 0 to count - 1.
    std::uint64_t below(std::uint64_t count) { return bits() % count; }
    /// Bell-shaped around 0, of standard deviation 1 and never beyond 3.5: the sum of four uniform numbers.
    double bell() { return (between(-1, 1) + between(-1, 1) + between(-1, 1) + between(-1, 1)) * 0.8660254037844386; }

private:
    std::uint64_t state_;
};

} // namespace rasoat::planner::sample
