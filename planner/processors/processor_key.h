#pragma once

#include <string>
#include <string_view>

namespace rasoat::planner {

/// What remains of a processor's name when everything in which makers, firmware and lists differ is taken away, so that
/// equal processors have equal keys:
///     "Intel(R) Core(TM) i5-8400 CPU @ 2.80GHz"          "core i5 8400"
///     "11th Gen Intel(R) Core(TM) i5-1135G7 @ 2.40GHz"   "core i5 1135g7"
///     "Intel(R) Core(TM) i7 CPU       M 620  @ 2.67GHz"  "core i7 620m"
///     "AMD PRO A6-9500B R5, 6 COMPUTE CORES 2C+4G"       "pro a6 9500b"
///     "Intel(R) Pentium(R) CPU 5405U @ 2.30GHz", "Pentium Gold 5405U"    "pentium 5405u"
/// Any bytes may come; only the first 200 count.
[[nodiscard]] std::string processor_key(std::string_view brand);

} // namespace rasoat::planner
