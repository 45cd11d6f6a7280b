#include "server/control/arguments.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace rasoat::control {

store::Time now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::optional<std::int64_t> number_in(const std::string& text, std::int64_t least, std::int64_t most) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
    return value;
}

std::optional<store::Unit> chosen_unit(store::Reader& reader, const std::vector<std::string>& words) {
    const auto units = reader.units();
    const auto found = std::ranges::find_if(
        units, [&](const auto& unit) { return words.size() > 1 ? unit.code == words[1] : !unit.parent.has_value(); });
    return found == units.end() ? std::nullopt : std::optional(*found);
}

} // namespace rasoat::control
