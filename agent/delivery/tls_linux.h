#pragma once

#include "agent/delivery/server_address.h"
#include "agent/delivery/socket_linux.h"
#include "agent/delivery/transport.h"

#include <openssl/ssl.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rasoat::delivery {

struct OpenSslDelete {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL* connection) const { SSL_free(connection); }
    void operator()(SSL_SESSION* session) const { SSL_SESSION_free(session); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(BIO* bio) const { BIO_free_all(bio); }
};
template <class Object>
using OpenSsl = std::unique_ptr<Object, OpenSslDelete>;

/// Trusts `certificate_authority` (PEM) alone and demands that every server proves itself by it.
[[nodiscard]] OpenSsl<SSL_CTX> trusting(const std::string& certificate_authority);

/// The same, whatever the clock says: only to ask a server for the time.
[[nodiscard]] OpenSsl<SSL_CTX> trusting_at_any_time(const std::string& certificate_authority);

/// Trusts nobody and demands nothing: only to look at the certificates that a server shows, never to send.
[[nodiscard]] OpenSsl<SSL_CTX> only_looking();

/// The server did not prove itself.
class ProofFailed : public TransportFailed {
public:
    ProofFailed(const std::string& what, long verification)
        : TransportFailed(what, Trouble::other_authority), verification_(verification) {}
    [[nodiscard]] long verification() const { return verification_; } ///< X509_V_ERR_...

private:
    long verification_;
};

/// A connection with its handshake done. Invariant: with a context from trusting() the peer has proved to be
/// `address.host`. Ends with the object.
class TlsConnection {
public:
    /// Goes on with the session of an earlier connection where one is given and the server still knows it. Throws
    /// TransportFailed, saying what failed and where; ProofFailed.
    TlsConnection(SSL_CTX* context, const ServerAddress& address, Socket socket, SSL_SESSION* earlier = nullptr);
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
    Socket socket_;
    OpenSsl<SSL> ssl_;
    std::string buffer_;
};

/// The session that the file keeps; none where there is none that can be used.
[[nodiscard]] OpenSsl<SSL_SESSION> kept_session(const std::filesystem::path& file);

/// Keeps the connection's session for the next one, where the server has given one; without a word where it can't be
/// written, since all that is lost is a kilobyte.
void keep_session(const TlsConnection& connection, const std::filesystem::path& file);

} // namespace rasoat::delivery
