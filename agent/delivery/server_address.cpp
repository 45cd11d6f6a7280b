#include "agent/delivery/server_address.h"

#include <algorithm>
#include <charconv>

namespace rasoat::delivery {

namespace {

bool is_host(std::string_view host, bool bracketed) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";
    constexpr std::string_view ipv6 = "0123456789abcdefABCDEF:.";
    return !host.empty() && host.size() <= 253 &&
           host.find_first_not_of(bracketed ? ipv6 : letters) == std::string_view::npos;
}

} // namespace

std::optional<ServerAddress> server_address(std::string_view url) {
    constexpr std::string_view scheme = "https://";
    if (url.substr(0, scheme.size()) != scheme) return std::nullopt;
    url.remove_prefix(scheme.size());
    if (!url.empty() && url.back() == '/') url.remove_suffix(1);

    const bool bracketed = !url.empty() && url.front() == '[';
    const auto host_end = bracketed ? url.find(']') : std::min(url.find(':'), url.size());
    if (host_end == std::string_view::npos) return std::nullopt;
    const auto host = bracketed ? url.substr(1, host_end - 1) : url.substr(0, host_end);
    if (!is_host(host, bracketed)) return std::nullopt;
    ServerAddress address{std::string(host), 443};

    auto rest = url.substr(host_end + (bracketed ? 1 : 0));
    if (rest.empty()) return address;
    if (rest.front() != ':') return std::nullopt;
    rest.remove_prefix(1);
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), address.port);
    if (error != std::errc{} || end != rest.data() + rest.size() || address.port == 0) return std::nullopt;
    return address;
}

std::string url_of(const ServerAddress& address) {
    const bool ipv6 = address.host.find(':') != std::string::npos;
    return "https://" + (ipv6 ? '[' + address.host + ']' : address.host) + ':' + std::to_string(address.port);
}

} // namespace rasoat::delivery
