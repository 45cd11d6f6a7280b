#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rasoat::delivery {

struct ServerAddress {
    std::string host; ///< a DNS name or an IP address, without brackets
    std::uint16_t port = 443;
    bool operator==(const ServerAddress&) const = default;
};

/// From "https://host", "https://host:port" or "https://[2001:db8::1]:port", a slash at the end allowed; none for
/// anything else, "http://" too: the agent speaks only TLS.
[[nodiscard]] std::optional<ServerAddress> server_address(std::string_view url);

/// "https://host:port".
[[nodiscard]] std::string url_of(const ServerAddress& address);

} // namespace rasoat::delivery
