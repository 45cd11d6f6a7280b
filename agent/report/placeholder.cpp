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
    "$(default_string)",
    "(none)",
    "[empty]",
    "asset-no-0",
    "base board asset tag",
    "board serial number",
    "chassis asset tag",
    "chassis manufacture",
    "default",
    "defaultstring",
    "fill by oem",
    "filled by oem",
    "not installed",
    "not set",
    "not settable",
    "oem default string000",
    "oem string",
    "oem_define0",
    "part number",
    "product name",
    "reserved",
    "serial number",
    "sku number",
    "systemserialnumb",
    "tba",
    "tbd by oem",
    "to be assigned",
    "to be filled",
    "type1 - version",
    "type1family",
    "type1productconfigid",
    "type1sku0",
    "type2 - board asset tag",
    "type2 - board product name",
    "type2 - board serial number",
    "type2 - board version",
    "undefined oem",
    "unknow",
    "unspecified",
    "version",
    "x.x",
    // UUIDs that a thousand machines share.
    "03000200-0400-0500-0006-000700080009",
    "00020003-0004-0005-0006-000700080009",
    "12345678-1234-5678-90ab-cddeefaabbcc",
    "sernum",
    "partnum",
    "manufacturer",
    "assettagnum",
    "array",
    "array1_partnumber",
    "modulepartnumber",
    "moduleserialnumber",
    "modulemanufacturer",
    "module manufacturer",
    "module part number",
    "module serial number",
});

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "SerNum0", "AssetTagNum3", "PartNum1", "Manufacturer00", "A1_SerNum0": a word of the list, the number of the slot
// behind it and sometimes that of the memory array before it.
std::string_view without_slot_number(std::string_view text) {
    if (text.size() > 3 && text[0] == 'a' && is_digit(text[1]) && text[2] == '_') text.remove_prefix(3);
    const auto last = text.find_last_not_of("0123456789");
    return last == std::string_view::npos ? text : text.substr(0, last + 1);
}

// "0123456789", "12345678", ASUS's "BSN12345678901234567": digits counted upwards, with up to three letters before.
bool is_counted_digits(std::string_view text) {
    const auto first = std::min(text.find_first_of("0123456789"), text.size());
    const auto digits = text.substr(first);
    if (first > 3 || digits.size() < 7 || (digits.front() != '0' && digits.front() != '1')) return false;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (!is_digit(digits[i])) return false;
        if (i > 0 && digits[i] - '0' != (digits[i - 1] - '0' + 1) % 10) return false;
    }
    return true;
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
    if (is_one_character_repeated(lower) || is_counted_digits(lower)) return true;
    if (lower.starts_with("0x") && lower.size() > 2 && is_one_character_repeated(lower.substr(2))) return true;
    const auto listed = [](std::string_view candidate) {
        return std::find(whole_texts.begin(), whole_texts.end(), candidate) != whole_texts.end();
    };
    return listed(lower) || listed(without_slot_number(lower));
}

} // namespace rasoat::report
