#include "agent/probes/firmware.h"

#include "agent/probes/firmware_text.h"

#include <charconv>

namespace rasoat::probes {
namespace {

/// One number of a date; moves `text` past it and the slash that must be behind it, but for the last.
std::optional<unsigned> take_number(std::string_view& text, bool last) {
    const auto slash = text.find('/');
    if ((slash == std::string_view::npos) != last) return std::nullopt;
    const auto digits = text.substr(0, slash);
    unsigned value = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || rest != digits.data() + digits.size()) return std::nullopt;
    text.remove_prefix(slash == std::string_view::npos ? text.size() : slash + 1);
    return value;
}

} // namespace

std::optional<report::Day> firmware_date(std::string_view text) {
    const auto month = take_number(text, false);
    const auto day = take_number(text, false);
    const bool two_digits = text.size() == 2;
    const auto year_digits = take_number(text, true);
    if (!month || !day || !year_digits) return std::nullopt;
    // 7.1: with two digits the year is 19yy; firmware of this century writes four, or two for 20yy.
    const auto year = two_digits ? *year_digits + (*year_digits < 80 ? 2000 : 1900) : *year_digits;
    if (year < 1980 || year > 2100) return std::nullopt;
    const std::chrono::year_month_day date{
        std::chrono::year{static_cast<int>(year)}, std::chrono::month{*month}, std::chrono::day{*day}};
    if (!date.ok()) return std::nullopt;
    return report::Day{date};
}

report::Firmware firmware_named(const FirmwareIdentity& identity) {
    report::Firmware firmware;
    firmware.maker = firmware_text(identity.firmware_maker);
    firmware.version = firmware_text(identity.firmware_version);
    if (const auto date = firmware_text(identity.firmware_date)) firmware.date = firmware_date(*date);
    return firmware;
}

report::Text described_tpm_version(const SmbiosTables& tables) {
    const auto* device = tables.first(smbios_type::tpm_device);
    if (device == nullptr) return std::nullopt;
    if (device->byte(0x08) == 1) return "1.2";
    if (device->byte(0x08) == 2) return "2.0";
    return std::nullopt;
}

} // namespace rasoat::probes
