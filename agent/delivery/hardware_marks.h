#pragma once

#include "agent/report/report.h"

#include <set>
#include <string>
#include <string_view>

namespace rasoat::delivery {

/// By what a machine is known again: its firmware's numbers, its disks' and its network adapters', each as
/// "kind:digest" so that nothing can be read back from it. Placeholders, removable disks, virtual and made-up addresses
/// are left out.
using HardwareMarks = std::set<std::string>;

[[nodiscard]] HardwareMarks hardware_marks(const report::Report& report);

/// Whether what was seen is another machine than the one that was known: its disk was copied there. A machine with a
/// new mainboard still has its disk, one with a new disk still has its mainboard: neither is another machine. False
/// where one of the two tells nothing.
[[nodiscard]] bool is_another_machine(const HardwareMarks& known, const HardwareMarks& seen);

/// A short name (12 hexadecimal digits) that stays with the mainboard, or where that tells nothing with the network
/// adapters; by the host's name where those are unknown too.
[[nodiscard]] std::string short_machine_name(const report::Report& report);

/// The marks in one line, and back.
[[nodiscard]] std::string marks_text(const HardwareMarks& marks);
[[nodiscard]] HardwareMarks marks_in(std::string_view text);

} // namespace rasoat::delivery
