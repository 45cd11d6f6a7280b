#pragma once

#include "planner/model/machine.h"
#include "planner/model/text.h"
#include "planner/model/units.h"

#include <cstdint>
#include <string>

/// Numbers as they are written in Vietnamese (1.234.567 and 0,5) and English (1,234,567 and 0.5). Locale-free.
namespace rasoat::planner {

/// Digits in groups of three.
[[nodiscard]] Bilingual grouped(std::int64_t number);

/// At most so many decimals, rounded half away from zero, without closing zeros: "12,5" / "12.5", "7" / "7".
[[nodiscard]] Bilingual decimal(double number, int decimals);

/// "8 GB", "512 MB", "7,5 GB": powers of two, as memory is sold.
[[nodiscard]] Bilingual text_of(Mebibytes size);

/// "256 GB", "2 TB".
[[nodiscard]] Bilingual text_of(Gigabytes size);

/// "14/10/2025" / "14 October 2025".
[[nodiscard]] Bilingual text_of(Day day);

/// To the dong: "1.550.000.000 đ" / "VND 1,550,000,000".
[[nodiscard]] Bilingual money(Vnd amount);

/// As a person says it, to three digits: "1,55 tỷ đồng" / "VND 1.55 billion", "12,5 triệu đồng" / "VND 12.5 million",
/// "800 nghìn đồng" / "VND 800 thousand".
[[nodiscard]] Bilingual money_in_words(Vnd amount);

[[nodiscard]] const char* name_of(MemoryKind kind); ///< "DDR4"; empty for other
[[nodiscard]] Bilingual name_of(DiskKind kind);     ///< "ổ cứng HDD" / "hard disk", "ổ SSD" / "SSD"
[[nodiscard]] Bilingual name_of(MachineKind kind);  ///< "máy tính để bàn" / "desktop computer"

} // namespace rasoat::planner
