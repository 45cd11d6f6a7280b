#include "agent/delivery/socket_windows.h"

#include "agent/delivery/transport.h"
#include "agent/windows/text.h"

#include <winsock2.h>
#include <ws2tcpip.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace rasoat::delivery {

namespace {

constexpr DWORD longest_silence = 30'000; // milliseconds

std::string last_reason() {
    return windows::reason(static_cast<unsigned long>(WSAGetLastError()));
}

SOCKET connected(const ServerAddress& address) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const auto problem = ::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &found);
    if (problem != 0)
        throw TransportFailed(
            "the name " + address.host + " has no address (" + windows::reason(static_cast<unsigned long>(problem)) +
            "); check the server's name and this machine's DNS");
    const std::unique_ptr<addrinfo, void(WSAAPI*)(addrinfo*)> addresses(found, ::freeaddrinfo);

    std::string reason;
    for (const auto* candidate = found; candidate != nullptr; candidate = candidate->ai_next) {
        const auto socket = ::socket(candidate->ai_family, candidate->ai_socktype, candidate->ai_protocol);
        if (socket != INVALID_SOCKET) {
            const auto* silence = reinterpret_cast<const char*>(&longest_silence);
            ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, silence, sizeof longest_silence);
            ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, silence, sizeof longest_silence);
            if (::connect(socket, candidate->ai_addr, static_cast<int>(candidate->ai_addrlen)) == 0) return socket;
        }
        reason = last_reason();
        if (socket != INVALID_SOCKET) ::closesocket(socket);
    }
    throw TransportFailed("no connection to " + url_of(address) + ": " + reason);
}

} // namespace

Socket::Socket(const ServerAddress& address) {
    WSADATA about{};
    constexpr WORD version = 0x0202;
    if (const auto problem = WSAStartup(version, &about); problem != 0)
        throw TransportFailed("Windows has no network: " + windows::reason(static_cast<unsigned long>(problem)));
    try {
        socket_ = connected(address);
    } catch (...) {
        WSACleanup();
        throw;
    }
}

Socket::Socket(Socket&& other) noexcept : socket_(std::exchange(other.socket_, INVALID_SOCKET)) {}

Socket::~Socket() {
    if (socket_ == INVALID_SOCKET) return;
    ::closesocket(socket_);
    WSACleanup();
}

void Socket::send(std::string_view bytes) {
    constexpr std::size_t largest_piece = 65536;
    while (!bytes.empty()) {
        const auto size = static_cast<int>(std::min(bytes.size(), largest_piece));
        const auto sent = ::send(socket_, bytes.data(), size, 0);
        if (sent <= 0) throw TransportFailed("the connection broke while sending: " + last_reason());
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::size_t Socket::receive(std::span<char> room) {
    const auto length = ::recv(socket_, room.data(), static_cast<int>(room.size()), 0);
    if (length >= 0) return static_cast<std::size_t>(length);
    if (WSAGetLastError() == WSAETIMEDOUT) throw TransportFailed("the other side was silent for 30 s");
    throw TransportFailed("the connection broke: " + last_reason());
}

} // namespace rasoat::delivery
