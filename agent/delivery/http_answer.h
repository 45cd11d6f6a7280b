#pragma once

#include "agent/delivery/transport.h"

#include <optional>
#include <string>
#include <string_view>

namespace rasoat::delivery {

/// The request as HTTP/1.1 to `host`, to be answered once on this connection.
[[nodiscard]] std::string http_text(const Request& request, const ServerAddress& address);

/// Bytes of an HTTP/1.1 answer as they come in (RFC 9112), until it is whole.
class HttpAnswer {
public:
    /// Takes more bytes. True when the answer is whole; what comes after it is not looked at.
    /// Throws TransportFailed for what is no such answer or goes beyond 16 KB of head or 64 KB of body.
    bool add(std::string_view bytes);

    /// The connection has ended. True when the answer is whole by that. Throws TransportFailed otherwise.
    bool end();

    /// The whole answer.
    [[nodiscard]] Response take() { return std::move(response_); }

private:
    bool read_head();
    bool read_body();
    bool read_chunks();

    std::string bytes_; ///< not understood yet
    Response response_;
    bool head_read_ = false;
    bool chunked_ = false;
    std::optional<std::size_t> length_;
};

} // namespace rasoat::delivery
