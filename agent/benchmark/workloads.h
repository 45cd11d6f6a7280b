#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace rasoat::benchmark {

/// The machine computed what cannot be: its processor or memory is at fault.
class WrongResult : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Work of whole numbers of 32 bits, as office programs have it: sorting, searching, hashing and packing, in half a
/// megabyte. One piece takes some 10 ms on the reference machine. Throws WrongResult.
class IntegerWork {
public:
    IntegerWork();
    void run();

private:
    std::vector<std::uint32_t> numbers_;
    std::vector<std::uint32_t> table_;
    std::vector<unsigned char> text_;
    std::vector<unsigned char> packed_;
};

/// Work of floating-point numbers of 64 bits: bodies that attract each other, and products of matrices. One piece takes
/// some 10 ms on the reference machine. Throws WrongResult.
class FloatingPointWork {
public:
    FloatingPointWork();
    void run();

private:
    std::vector<double> left_;
    std::vector<double> right_;
    std::vector<double> product_;
};

/// a[i] = b[i] + 3 c[i] (McCalpin's STREAM triad) over 48 MiB, more than the caches of office processors hold. Throws
/// WrongResult.
class MemoryWork {
public:
    static constexpr std::size_t bytes = std::size_t{48} << 20U; ///< that one piece reads or writes
    MemoryWork();
    void run();

private:
    std::vector<double> a_;
    std::vector<double> b_;
    std::vector<double> c_;
};

} // namespace rasoat::benchmark
