#include "agent/delivery/socket_linux.h"

#include "agent/delivery/proxy_list.h"
#include "agent/delivery/transport.h"

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

namespace rasoat::delivery {

namespace {

constexpr long longest_silence = 30; ///< seconds

std::string authority_of(const ServerAddress& address) {
    const auto url = url_of(address);
    return url.substr(url.find("//") + 2);
}

/// The head of the proxy's answer to CONNECT (RFC 9110, 9.3.6). The server behind it speaks only when spoken to, so
/// nothing follows the head yet.
std::string answer_head(const Socket& socket, const std::string& name) {
    constexpr std::size_t largest_head = std::size_t{16} * 1024;
    std::string head;
    std::array<char, 1024> piece{};
    while (head.find("\r\n\r\n") == std::string::npos) {
        const auto length = ::recv(socket.number(), piece.data(), piece.size(), 0);
        if (length <= 0 || head.size() > largest_head)
            throw TransportFailed("the proxy " + name + " does not answer as a proxy does", Trouble::proxy);
        head.append(piece.data(), static_cast<std::size_t>(length));
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
    const auto request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n";
    if (::send(socket.number(), request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
        throw TransportFailed("the proxy " + name + " hangs up", Trouble::proxy);
    const auto head = answer_head(socket, name);
    constexpr std::size_t status_at = 9; // after "HTTP/1.1 "
    const auto status = head.starts_with("HTTP/1.") && head.size() > status_at + 3 ? head.substr(status_at, 3) : "";
    if (status == "407")
        throw TransportFailed(
            "the proxy " + name + " asks for a password, and the agent has none: let the proxy pass " + target +
                " without one",
            Trouble::proxy);
    const auto said = head.substr(0, head.find('\r'));
    if (status == "511" || (!status.empty() && status.front() == '3'))
        throw TransportFailed("the proxy " + name + " sends to another page: " + said, Trouble::captive_portal);
    if (status.empty() || status.front() != '2')
        throw TransportFailed("the proxy " + name + " does not let through to " + target + ": " + said, Trouble::proxy);
    return socket;
}

std::string_view environment(const char* lower, const char* upper) {
    for (const auto* name : {lower, upper})
        if (const auto* value = std::getenv(name); value != nullptr && *value != '\0') return value;
    return {};
}

} // namespace

Socket::Socket(const ServerAddress& address) : number_(-1) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const auto problem = ::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &found);
    if (problem != 0)
        throw TransportFailed(
            "the name " + address.host + " has no address (" + ::gai_strerror(problem) +
            "); check the server's name and this machine's DNS");
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(found, ::freeaddrinfo);

    int reason = EHOSTUNREACH;
    for (const auto* candidate = found; candidate != nullptr; candidate = candidate->ai_next) {
        const auto descriptor = ::socket(candidate->ai_family, candidate->ai_socktype | SOCK_CLOEXEC, 0);
        if (descriptor < 0) continue;
        const timeval silence{longest_silence, 0};
        ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &silence, sizeof silence);
        ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
        if (::connect(descriptor, candidate->ai_addr, candidate->ai_addrlen) == 0) {
            number_ = descriptor;
            return;
        }
        reason = errno == EINPROGRESS ? ETIMEDOUT : errno;
        ::close(descriptor);
    }
    throw TransportFailed("no connection to " + url_of(address) + ": " + std::strerror(reason));
}

Socket::Socket(Socket&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Socket::~Socket() {
    if (number_ >= 0) ::close(number_);
}

Socket way_to(const ServerAddress& server, const std::optional<ServerAddress>& proxy) {
    if (proxy) return through(*proxy, server);
    const auto named = proxy_in_environment(
        environment("https_proxy", "HTTPS_PROXY"), environment("no_proxy", "NO_PROXY"), server.host);
    return named ? through(*named, server) : Socket(server);
}

std::optional<ServerAddress>
proxy_in_environment(std::string_view https_proxy, std::string_view no_proxy, std::string_view host) {
    while (!no_proxy.empty()) {
        auto entry = no_proxy.substr(0, no_proxy.find_first_of(", "));
        no_proxy.remove_prefix(std::min(entry.size() + 1, no_proxy.size()));
        if (entry == "*") return std::nullopt;
        if (entry.starts_with('.')) entry.remove_prefix(1);
        if (entry.empty() || !host.ends_with(entry)) continue;
        if (host.size() == entry.size() || host[host.size() - entry.size() - 1] == '.') return std::nullopt;
    }
    return https_proxy_in(https_proxy);
}

} // namespace rasoat::delivery
