#pragma once

#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>

#include <functional>
#include <string>

namespace rasoat::http {

/// The body of one request as Poco streams it.
class BodySource {
public:
    /// `on_start` is called once, when reading starts.
    BodySource(
        Poco::Net::HTTPServerRequest& request, Poco::Net::HTTPServerResponse& response, std::function<void()> on_start)
        : request_(request), response_(response), on_start_(std::move(on_start)) {}

    /// As ReadBody in application.h says.
    [[nodiscard]] std::string read(std::size_t limit);

    /// Whether nothing of the body is left on the connection: true as well where there is none.
    [[nodiscard]] bool consumed() const;

private:
    Poco::Net::HTTPServerRequest& request_;
    Poco::Net::HTTPServerResponse& response_;
    std::function<void()> on_start_;
    bool read_whole_ = false;
};

/// Whether head and body cannot be told apart safely: two lengths, or a length that is not a number (RFC 9112, 6.3).
[[nodiscard]] bool has_ambiguous_length(const Poco::Net::HTTPServerRequest& request);

} // namespace rasoat::http
