#include "tests/fleet/metrics_page.h"

#include <charconv>

namespace rasoat::fleet {

std::optional<double> metric(std::string_view page, std::string_view series) {
    while (!page.empty()) {
        const auto line = page.substr(0, page.find('\n'));
        page.remove_prefix(line.size() < page.size() ? line.size() + 1 : page.size());
        if (line.size() <= series.size() || !line.starts_with(series) || line[series.size()] != ' ') continue;
        const auto text = line.substr(series.size() + 1);
        double value = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{}) return value;
    }
    return std::nullopt;
}

} // namespace rasoat::fleet
