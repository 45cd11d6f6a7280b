// Apart from the rest of the writer: what writes a fraction is 190 KB, and no part of a report is one, so the agent
// does not link this.
#include "agent/report/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace rasoat::report {

void JsonWriter::real(std::string_view key, double value) {
    if (!std::isfinite(value)) return null(key);
    write_key(key);
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    json_.append(digits.data(), end);
}

} // namespace rasoat::report
