#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rasoat::fleet {

/// The server cannot be reached, broke off, or answered what is no HTTP.
struct ConnectionError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Answer {
    int status = 0;
    std::string head; ///< status line and fields, without the empty line
    std::string body;

    /// The value of a header field; empty where it is absent. Names compare without case.
    [[nodiscard]] std::string field(std::string_view name) const;
};

/// Trusts one authority. Shared by all connections.
class TlsClient {
public:
    explicit TlsClient(const std::filesystem::path& ca);
    ~TlsClient();
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

private:
    friend class Connection;
    struct Context;
    std::unique_ptr<Context> context_;
};

/// One kept-alive connection; opened at the first request, and again after it broke.
class Connection {
public:
    Connection(const TlsClient& client, std::string host, std::uint16_t port);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Sends a whole request, head and body, and reads the whole answer. Throws ConnectionError; the next call connects
    /// anew.
    [[nodiscard]] Answer exchange(std::string_view request);

    /// The two halves of exchange(), for what is not a whole request.
    void send(std::string_view bytes);
    [[nodiscard]] Answer receive();

private:
    struct Link;
    Link& open();

    const TlsClient& client_;
    std::string host_;
    std::uint16_t port_;
    std::unique_ptr<Link> link_;
};

} // namespace rasoat::fleet
