#pragma once

#include "agent/delivery/server_address.h"

#include <openssl/ssl.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace rasoat::delivery {

struct OpenSslDelete {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL* connection) const { SSL_free(connection); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(BIO* bio) const { BIO_free_all(bio); }
};
template <class Object>
using OpenSsl = std::unique_ptr<Object, OpenSslDelete>;

/// Trusts `certificate_authority` (PEM) alone and demands that every server proves itself by it.
[[nodiscard]] OpenSsl<SSL_CTX> trusting(const std::string& certificate_authority);

/// Trusts nobody and demands nothing: only to look at the certificates that a server shows, never to send.
[[nodiscard]] OpenSsl<SSL_CTX> only_looking();

/// A connection with its handshake done. Invariant: with a context from trusting() the peer has proved to be
/// `address.host`. Ends with the object.
class TlsConnection {
public:
    /// Throws TransportFailed, saying what failed and where.
    TlsConnection(SSL_CTX* context, const ServerAddress& address);
    TlsConnection(const TlsConnection&) = delete;
    TlsConnection& operator=(const TlsConnection&) = delete;
    ~TlsConnection();

    /// Throws TransportFailed.
    void send(std::string_view bytes);

    /// What came in, at least a byte; empty at the end of the connection. Throws TransportFailed.
    [[nodiscard]] std::string_view receive();

    [[nodiscard]] SSL* ssl() const { return ssl_.get(); }

private:
    void check_time() const;

    ServerAddress address_;
    std::chrono::steady_clock::time_point deadline_;
    int socket_ = -1;
    OpenSsl<SSL> ssl_;
    std::string buffer_;
};

} // namespace rasoat::delivery
