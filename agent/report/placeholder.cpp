#include "agent/report/placeholder.h"

#include <algorithm>
#include <array>
#include <string>

namespace rasoat::report {

namespace {

// As found in captured firmware of office machines; lower case.
constexpr std::array whole_texts = std::to_array<std::string_view>({
    "to be filled by o.e.m.",
    "to be filled by oem",
    "to be filled by o.e.m",
    "to be set by oem",
    "tobefilledbyo.e.m.",
    "default string",
    "system manufacturer",
    "system product name",
    "system name",
    "system version",
    "system serial number",
    "system sku",
    "system sku number",
    "sku",
    "asset tag",
    "base board serial number",
    "base board product name",
    "base board manufacturer",
    "chassis serial number",
    "chassis manufacturer",
    "chassis version",
    "not specified",
    "not available",
    "not applicable",
    "not present",
    "not defined",
    "none",
    "n/a",
    "na",
    "null",
    "unknown",
    "undefined",
    "invalid",
    "empty",
    "oem",
    "o.e.m.",
    "<out of spec>",
    "<bad index>",
    "no dimm",
    "no module installed",
    "no asset tag",
    "no asset information",
    "no enclosure",
    "asset-1234567890",
    "1234567890",
    "0123456789",
    "123456789",
    "12345678",
    "03000200-0400-0500-0006-000700080009",
    "sernum",
    "partnum",
    "manufacturer",
    "assettagnum",
    "array",
    "modulepartnumber",
    "moduleserialnumber",
    "modulemanufacturer",
    "module manufacturer",
    "module part number",
    "module serial number",
});

// "SerNum0", "AssetTagNum3", "PartNum1", "Manufacturer00": a word of the list and the number of the slot.
std::string_view without_slot_number(std::string_view text) {
    const auto last = text.find_last_not_of("0123456789");
    return last == std::string_view::npos ? text : text.substr(0, last + 1);
}

bool is_one_character_repeated(std::string_view text) {
    constexpr std::string_view fillers = "0fx.-_*?#";
    return fillers.find(text.front()) != std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [&](char c) { return c == text.front() || c == '-'; });
}

} // namespace

bool is_placeholder(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return true;
    text = text.substr(first, text.find_last_not_of(blanks) - first + 1);
    if (text.size() > 40) return is_one_character_repeated(text);

    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (is_one_character_repeated(lower)) return true;
    const auto listed = [](std::string_view candidate) {
        return std::find(whole_texts.begin(), whole_texts.end(), candidate) != whole_texts.end();
    };
    return listed(lower) || listed(without_slot_number(lower));
}

} // namespace rasoat::report
