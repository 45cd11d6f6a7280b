#pragma once

#include "planner/fitness/fitness.h"
#include "planner/fitness/reason.h"
#include "planner/model/text.h"

/// The words for judgements, in both languages.
namespace rasoat::planner {

/// One phrase, without a full stop: "Bộ nhớ 4 GB, cần 8 GB" / "4 GB of memory, needs 8 GB".
[[nodiscard]] Bilingual text_of(const Reason& reason);

/// The name of an aspect: "Bộ nhớ" / "Memory".
[[nodiscard]] Bilingual text_of(Aspect aspect);

/// "Windows 11", "SSD", "Máy tính để bàn": a quantity by itself, with its unit; empty where there is none.
[[nodiscard]] Bilingual text_of(const Quantity& quantity);

} // namespace rasoat::planner
