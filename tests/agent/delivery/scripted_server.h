#pragma once

#include "agent/delivery/server_address.h"
#include "tests/agent/delivery/loopback_listener.h"
#include "tests/agent/delivery/test_certificates.h"

#include <openssl/ssl.h>

#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace rasoat::tests {

/// A TLS server on a port of 127.0.0.1 that gives one prepared answer after another, one a connection: what a real
/// server does only on a bad day. An empty answer hangs up.
class ScriptedServer {
public:
    ScriptedServer(const Certificates& certificates, std::vector<std::string> answers);
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;
    ~ScriptedServer();

    [[nodiscard]] delivery::ServerAddress address() const { return {"localhost", listener_.port()}; }
    /// The requests so far, head and body.
    [[nodiscard]] std::vector<std::string> requests() const;

    /// How many connections went on with an earlier one's session.
    [[nodiscard]] int resumed() const;

private:
    void serve();
    void answer(int connection, const std::string& text);

    SSL_CTX* context_;
    LoopbackListener listener_;
    std::vector<std::string> answers_;
    mutable std::mutex mutex_;
    std::vector<std::string> requests_;
    int resumed_ = 0;
    std::thread thread_;
};

/// An HTTP answer with Content-Length; `headers` lines end with CRLF each.
std::string http_answer(int status, const std::string& headers = {}, const std::string& body = {});

/// The header "Date: ..." of so many days from now.
std::string date_header(int days);

} // namespace rasoat::tests
