#pragma once

#include <cpuid.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

namespace rasoat::probes {

/// The four registers of a leaf of CPUID; none where the processor lacks it.
struct CpuidLeaf {
    std::uint32_t eax = 0, ebx = 0, ecx = 0, edx = 0;
};

inline std::optional<CpuidLeaf> cpuid(std::uint32_t leaf) {
    CpuidLeaf registers;
    if (__get_cpuid(leaf, &registers.eax, &registers.ebx, &registers.ecx, &registers.edx) == 0) return std::nullopt;
    return registers;
}

/// True where a hypervisor stands between Windows and the processor (leaf 1, ECX bit 31, which makers keep for it).
inline bool cpuid_tells_hypervisor() {
    const auto features = cpuid(1);
    return features && (features->ecx & 0x8000'0000U) != 0;
}

/// The twelve letters of a hypervisor's leaf, which lies outside the range that leaf 0 announces.
inline std::string cpuid_hypervisor_letters() {
    std::uint32_t eax = 0;
    std::array<std::uint32_t, 3> words{};
    __cpuid(0x40000000, eax, words[0], words[1], words[2]);
    std::string letters(sizeof words, '\0');
    std::memcpy(letters.data(), words.data(), sizeof words);
    return letters;
}

} // namespace rasoat::probes
