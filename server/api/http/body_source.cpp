#include "server/api/http/body_source.h"

#include "server/api/http/problem.h"

#include <algorithm>
#include <array>
#include <istream>

namespace rasoat::http {

bool has_ambiguous_length(const Poco::Net::HTTPServerRequest& request) {
    std::size_t lengths = 0;
    for (const auto& [name, value] : request) {
        if (Poco::icompare(name, "Content-Length") != 0) continue;
        ++lengths;
        if (value.empty() || value.size() > 18 ||
            !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return true;
    }
    const auto has_coding = request.has("Transfer-Encoding");
    if (has_coding && Poco::icompare(request.get("Transfer-Encoding"), "chunked") != 0) return true;
    return lengths > 1 || (lengths == 1 && has_coding);
}

bool BodySource::consumed() const {
    return read_whole_ || (!request_.getChunkedTransferEncoding() && request_.getContentLength64() <= 0);
}

std::string BodySource::read(std::size_t limit) {
    const auto length = request_.getContentLength64();
    const bool chunked = request_.getChunkedTransferEncoding();
    if (length < 0 && !chunked) throw ProblemError(length_required());
    if (length > 0 && static_cast<std::uint64_t>(length) > limit) throw ProblemError(too_large(limit));
    if (length == 0) return {};
    on_start_();
    if (request_.getExpectContinue()) response_.sendContinue();

    auto& stream = request_.stream();
    std::string body;
    if (!chunked) {
        // Grown as it comes: a client that only announces four megabytes costs nothing.
        body.reserve(std::min<std::size_t>(static_cast<std::size_t>(length), 65536));
    }
    std::array<char, 16384> part{};
    while (stream.read(part.data(), part.size()), stream.gcount() > 0) {
        if (body.size() + static_cast<std::size_t>(stream.gcount()) > limit) throw ProblemError(too_large(limit));
        body.append(part.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad() || (!chunked && body.size() != static_cast<std::size_t>(length)))
        throw ProblemError(
            bad_request({"Nội dung đứt giữa chừng.", "The body ended before the length that was announced."}));
    read_whole_ = true;
    return body;
}

} // namespace rasoat::http
