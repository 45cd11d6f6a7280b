#include "server/offline/stick_settings.h"

#include "server/intake/offline_report.h"

#include <fmt/format.h>

#include <chrono>

namespace rasoat::offline {

std::string stick_settings(const store::EnrolmentToken& token, const std::string& unit_name) {
    const std::chrono::year_month_day last(std::chrono::floor<std::chrono::days>(token.expires_at));
    return fmt::format(
        "# Rà soát: chép tệp này lên USB với tên {0}, cạnh chương trình rasoat-agent.\n"
        "# Rà soát: put this file on the stick as {0}, beside the program rasoat-agent.\n"
        "# Dùng đến · valid until {1:02}/{2:02}/{3}\n"
        "unit = {4}\n"
        "token = {5}\n"
        "signing_key = {6}\n",
        report::offline::stick_settings, static_cast<unsigned>(last.day()), static_cast<unsigned>(last.month()),
        static_cast<int>(last.year()), unit_name, token.id.value, intake::offline_signing_key(token.hash));
}

} // namespace rasoat::offline
