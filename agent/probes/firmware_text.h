#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rasoat::probes {

/// What makers write into firmware, made fit for a report: valid UTF-8 without control characters, spaces folded and
/// trimmed. None where nothing is there, nothing is left, or a factory forgot to fill the field in ("To be filled by
/// O.E.M.": report::is_placeholder).
std::optional<std::string> firmware_text(std::optional<std::string_view> raw);

/// Only the cleaning: what is written there, placeholder or not. Empty where nothing is left.
std::string clean_text(std::string_view raw);

/// ASCII letters in lower case, everything else as it is.
std::string lower_case(std::string_view text);

} // namespace rasoat::probes
