#pragma once

#include <optional>
#include <string_view>

namespace rasoat::fleet {

/// The value of one series ("rasoat_machines", `rasoat_reports_total{outcome="stored"}`) in Prometheus text.
[[nodiscard]] std::optional<double> metric(std::string_view page, std::string_view series);

} // namespace rasoat::fleet
