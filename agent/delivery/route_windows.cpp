#include "agent/delivery/route_windows.h"

#include "agent/delivery/proxy_windows.h"
#include "agent/delivery/transport.h"

#include <array>
#include <string>

namespace rasoat::delivery {

namespace {

std::string authority_of(const ServerAddress& address) {
    const auto url = url_of(address);
    return url.substr(url.find("//") + 2);
}

/// The head of the proxy's answer to CONNECT (RFC 9110, 9.3.6). The server behind it speaks only when spoken to, so
/// nothing follows the head yet.
std::string answer_head(Socket& socket, const std::string& name) {
    constexpr std::size_t largest_head = std::size_t{16} * 1024;
    std::string head;
    std::array<char, 1024> piece{};
    while (head.find("\r\n\r\n") == std::string::npos) {
        const auto length = socket.receive(piece);
        head.append(piece.data(), length);
        if (length == 0 || head.size() > largest_head)
            throw TransportFailed("the proxy " + name + " does not answer as a proxy does", Trouble::proxy);
    }
    return head;
}

Socket connected_to_proxy(const ServerAddress& proxy) {
    try {
        return Socket(proxy);
    } catch (const TransportFailed& failure) {
        throw TransportFailed("the proxy " + authority_of(proxy) + " is not there: " + failure.what(), Trouble::proxy);
    }
}

Socket through(const ServerAddress& proxy, const ServerAddress& server) {
    auto socket = connected_to_proxy(proxy);
    const auto target = authority_of(server);
    const auto name = authority_of(proxy);
    socket.send("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n");
    const auto head = answer_head(socket, name);
    constexpr std::size_t status_at = 9; // after "HTTP/1.1 "
    const auto status =
        head.starts_with("HTTP/1.") && head.size() > status_at + 3 ? head.substr(status_at, 3) : std::string{};
    if (status == "407")
        throw TransportFailed(
            "the proxy " + name + " asks for a password, and the agent has none: let the proxy pass " + target +
                " without one, or make it an exception",
            Trouble::proxy);
    const auto said = head.substr(0, head.find('\r'));
    if (status.starts_with('3'))
        throw TransportFailed("the proxy " + name + " sends to another page: " + said, Trouble::captive_portal);
    if (!status.starts_with('2'))
        throw TransportFailed("the proxy " + name + " does not let through to " + target + ": " + said, Trouble::proxy);
    return socket;
}

} // namespace

Socket way_to(const ServerAddress& server, const std::optional<ServerAddress>& set) {
    if (set) return through(*set, server);
    if (const auto proxy = proxy_set_for(server)) return through(*proxy, server);
    try {
        return Socket(server);
    } catch (const TransportFailed&) {
        if (const auto proxy = proxy_announced_for(server)) return through(*proxy, server);
        throw;
    }
}

} // namespace rasoat::delivery
