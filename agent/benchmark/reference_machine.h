#pragma once

/// The machine whose scores are 1000: AMD EPYC (family 26, model 2; 2.6 GHz), 2 virtual CPUs of a KVM guest with 24 GB
/// of memory and a virtio disk, Debian 12, Linux 6.18, gcc 12.2 -O2. Measured on 24 November 2026, rounded: what counts
/// CPU time as the medians of 11 runs of `rasoat-agent benchmark`; random reads as the middle of what 11 runs gave
/// while nothing else ran, 18,200 to 22,400 (its virtual disk drifts: tests/bench/README.md).
namespace rasoat::benchmark {

inline constexpr double reference_integer_pieces = 118;          ///< a second, one thread
inline constexpr double reference_floating_point_pieces = 108.5; ///< a second, one thread
inline constexpr double reference_all_cores_pieces = 234;        ///< integer pieces a second, both processors
inline constexpr double reference_memory_bytes = 49.5e9;         ///< a second, one thread
inline constexpr double reference_random_reads = 20'300;         ///< a second, one after the other

} // namespace rasoat::benchmark
