#pragma once

#include "agent/delivery/server_address.h"

#include <windows.h>
#include <winsock2.h>

#include <span>
#include <string_view>

namespace rasoat::delivery {

/// A connected socket. Invariant: it is open, and every operation on it gives up after 30 s of silence; it closes with
/// the object.
class Socket {
public:
    /// Connects to one of the address's addresses. Throws TransportFailed, saying what failed and where.
    explicit Socket(const ServerAddress& address);
    Socket(Socket&& other) noexcept;
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    Socket& operator=(Socket&&) = delete;
    ~Socket();

    /// Throws TransportFailed.
    void send(std::string_view bytes);

    /// How many bytes came in; none at the end of the connection. Throws TransportFailed.
    [[nodiscard]] std::size_t receive(std::span<char> room);

private:
    SOCKET socket_ = INVALID_SOCKET;
};

} // namespace rasoat::delivery
