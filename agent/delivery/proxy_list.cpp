#include "agent/delivery/proxy_list.h"

#include <algorithm>
#include <charconv>

namespace rasoat::delivery {

namespace {

/// Takes the next entry from the front of the list; empty at its end.
std::string_view take_entry(std::string_view& list) {
    constexpr std::string_view separators = "; \t\r\n";
    list.remove_prefix(std::min(list.find_first_not_of(separators), list.size()));
    const auto entry = list.substr(0, list.find_first_of(separators));
    list.remove_prefix(entry.size());
    return entry;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether `pattern`, in which "*" stands for anything, covers the whole text. Goes back to the last star alone, so
/// that no pattern takes longer than its length times the text's.
bool covers(std::string_view pattern, std::string_view text) {
    std::size_t in_pattern = 0;
    std::size_t in_text = 0;
    auto after_star = std::string_view::npos;
    std::size_t covered_by_star = 0;
    while (in_text < text.size()) {
        if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
            after_star = ++in_pattern;
            covered_by_star = in_text;
        } else if (in_pattern < pattern.size() && lower(pattern[in_pattern]) == lower(text[in_text])) {
            ++in_pattern;
            ++in_text;
        } else if (after_star != std::string_view::npos) {
            in_pattern = after_star;
            in_text = ++covered_by_star;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', in_pattern) == std::string_view::npos;
}

std::optional<ServerAddress> address_of(std::string_view proxy) {
    if (const auto scheme = proxy.find("://"); scheme != std::string_view::npos) proxy.remove_prefix(scheme + 3);
    if (!proxy.empty() && proxy.back() == '/') proxy.remove_suffix(1);
    constexpr std::uint16_t usual_port = 80;
    auto address = server_address("https://" + std::string(proxy));
    const auto port = proxy.substr(std::min(proxy.rfind(']') + 1, proxy.size())).find(':');
    if (address && port == std::string_view::npos) address->port = usual_port;
    return address;
}

} // namespace

std::optional<ServerAddress> https_proxy_in(std::string_view list) {
    for (auto entry = take_entry(list); !entry.empty(); entry = take_entry(list)) {
        const auto equals = entry.find('=');
        if (equals != std::string_view::npos && !covers("https", entry.substr(0, equals))) continue;
        if (auto address = address_of(entry.substr(equals == std::string_view::npos ? 0 : equals + 1))) return address;
    }
    return std::nullopt;
}

bool goes_without_proxy(std::string_view exceptions, std::string_view host) {
    for (auto entry = take_entry(exceptions); !entry.empty(); entry = take_entry(exceptions)) {
        if (entry == "<local>" ? host.find_first_of(".:") == std::string_view::npos : covers(entry, host)) return true;
    }
    return false;
}

} // namespace rasoat::delivery
