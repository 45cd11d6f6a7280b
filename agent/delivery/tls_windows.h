#pragma once

#include "agent/delivery/server_address.h"
#include "agent/delivery/socket_windows.h"

#define SECURITY_WIN32
#include <windows.h>
#include <security.h>
#include <wincrypt.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::delivery {

struct CertificateDelete {
    void operator()(const CERT_CONTEXT* certificate) const { CertFreeCertificateContext(certificate); }
};
using Certificate = std::unique_ptr<const CERT_CONTEXT, CertificateDelete>;

/// With what this side comes to a handshake: TLS 1.2 and no certificate of its own. Schannel keeps the sessions of
/// connections made by the same credentials, and goes on with one where the server still knows it.
class TlsCredentials {
public:
    /// Throws TransportFailed.
    TlsCredentials();
    TlsCredentials(const TlsCredentials&) = delete;
    TlsCredentials& operator=(const TlsCredentials&) = delete;
    ~TlsCredentials();

    [[nodiscard]] const CredHandle& handle() const { return handle_; }

private:
    CredHandle handle_{};
};

/// A connection of TLS 1.2 by Windows's own Schannel, its handshake done. Nobody has proved anything yet: what the
/// server showed is in shown(), and whoever sends has to judge it before (prove_server()). Ends with the object.
class TlsConnection {
public:
    /// Shakes hands over `socket`; the credentials must outlive the connection. Throws TransportFailed, saying what
    /// failed and where.
    TlsConnection(Socket socket, const ServerAddress& address, const TlsCredentials& credentials);
    TlsConnection(const TlsConnection&) = delete;
    TlsConnection& operator=(const TlsConnection&) = delete;
    ~TlsConnection();

    /// The server's certificate; the others that it showed are in its store.
    [[nodiscard]] Certificate shown() const;

    /// Throws TransportFailed.
    void send(std::string_view bytes);

    /// What came in, at least a byte; empty at the end of the connection. Throws TransportFailed.
    [[nodiscard]] std::string_view receive();

private:
    void shake_hands();
    SECURITY_STATUS step(std::vector<char>& incoming);
    void send_token(SecBuffer& token);
    bool receive_into(std::vector<char>& bytes);
    void check_time() const;
    [[noreturn]] void fail(SECURITY_STATUS status) const;

    Socket socket_;
    ServerAddress address_;
    std::chrono::steady_clock::time_point deadline_;
    CredHandle credentials_;
    CtxtHandle context_{};
    std::vector<char> encrypted_; ///< received, and not decrypted yet
    std::string decrypted_;
};

} // namespace rasoat::delivery
