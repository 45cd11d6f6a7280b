#pragma once

#include "agent/delivery/server_address.h"

#include <optional>
#include <string_view>

namespace rasoat::delivery {

/// A connected TCP socket whose operations give up after 30 s of silence. Closed with the object.
class Socket {
public:
    /// Throws TransportFailed.
    explicit Socket(const ServerAddress& address);
    Socket(Socket&& other) noexcept;
    Socket& operator=(Socket&&) = delete;
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket();

    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

/// A socket that leads to the server: through `proxy`, else through the one that the environment names (https_proxy,
/// with the exceptions of no_proxy), else straight. Throws TransportFailed.
[[nodiscard]] Socket way_to(const ServerAddress& server, const std::optional<ServerAddress>& proxy);

/// The proxy that such variables name for the host; none: straight. `no_proxy` lists names and ends of names, or "*".
[[nodiscard]] std::optional<ServerAddress>
proxy_in_environment(std::string_view https_proxy, std::string_view no_proxy, std::string_view host);

} // namespace rasoat::delivery
