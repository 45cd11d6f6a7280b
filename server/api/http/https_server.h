#pragma once

#include "server/api/http/application.h"
#include "server/api/http/connection_watch.h"
#include "server/api/http/event_log.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace rasoat::http {

struct ListenSettings {
    std::string host = "127.0.0.1"; ///< an address, not a name; "0.0.0.0" and "::" are all
    std::uint16_t port = 0;         ///< 0: the system picks one
    std::filesystem::path certificate_chain;
    std::filesystem::path private_key;
    ConnectionDeadlines deadlines;
    ConnectionShares shares;
};

/// HTTP/1.1 over TLS 1.2 and 1.3, one thread a connection from a pool of `shares.all`.
class HttpsServer {
public:
    /// Listens at once; nothing is accepted before start(). Throws std::runtime_error saying what cannot be had: the
    /// address, the certificate.
    HttpsServer(const ListenSettings& settings, Application application, EventLog& log);
    ~HttpsServer();
    HttpsServer(const HttpsServer&) = delete;
    HttpsServer& operator=(const HttpsServer&) = delete;

    void start();
    /// Accepts nothing more, lets every request that has begun be answered, at most for `grace`, then ends all
    /// connections.
    void stop(std::chrono::seconds grace);

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] ConnectionCounts connections() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace rasoat::http
