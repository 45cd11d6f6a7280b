#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace rasoat::probes {

/// UTF-8 of UTF-16 little-endian, as Windows' registry holds it, up to its first NUL. Half a character (an unpaired
/// surrogate) becomes U+FFFD, half a code unit at the end is dropped.
std::string utf8_from_utf16(std::span<const std::byte> little_endian);

} // namespace rasoat::probes
