#pragma once

#include "tests/fleet/connection.h"
#include "tests/server/running/running_server.h"

#include <simdjson.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rasoat::tests {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// A JSON document that keeps its parser.
class Json {
public:
    explicit Json(std::string_view text);
    [[nodiscard]] simdjson::dom::element operator[](const char* pointer) const { return root_.at_pointer(pointer); }
    [[nodiscard]] std::string text(const char* pointer) const;
    [[nodiscard]] std::int64_t integer(const char* pointer) const;
    [[nodiscard]] std::vector<std::string> keys(const char* pointer) const;

private:
    simdjson::dom::parser parser_;
    simdjson::dom::element root_;
};

/// Speaks HTTP over one kept-alive TLS connection that trusts the server's authority.
class ApiClient {
public:
    explicit ApiClient(const RunningServer& server);

    [[nodiscard]] fleet::Answer get(std::string_view path, const Fields& fields = {});
    [[nodiscard]] fleet::Answer
    send(std::string_view method, std::string_view path, std::string_view body, const Fields& fields = {});
    /// POST of JSON.
    [[nodiscard]] fleet::Answer post(std::string_view path, std::string_view json, const Fields& fields = {});

    /// Signs in, changes a one-time password where that is asked for, and from then on sends cookie and CSRF token.
    void sign_in_as_administrator(const RunningServer& server);
    /// Sign-in alone; the answer as it came. Cookie and token are kept when it succeeded.
    fleet::Answer sign_in(std::string_view username, std::string_view password);

    [[nodiscard]] const std::string& cookie() const { return cookie_; }
    [[nodiscard]] const std::string& csrf_token() const { return csrf_; }
    void forget_csrf_token() { csrf_.clear(); }

    [[nodiscard]] fleet::Connection& connection() { return connection_; }

private:
    fleet::TlsClient tls_;
    fleet::Connection connection_;
    std::string cookie_;
    std::string csrf_;
};

} // namespace rasoat::tests
