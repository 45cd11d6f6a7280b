#include "server/api/http/https_connection.h"

#include "server/api/http/body_source.h"

#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponseImpl.h>
#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Timestamp.h>
#include <fmt/format.h>

#include <array>
#include <optional>
#include <random>

namespace rasoat::http {

namespace {

/// Unique among all requests of all runs, as far as a log goes: a random start and a count.
std::string next_request_id() {
    static const std::uint32_t run = std::random_device{}();
    static std::atomic<std::uint64_t> count{0};
    return fmt::format("{:08x}-{}", run, ++count);
}

std::optional<RequestHead> head_of(const Poco::Net::HTTPServerRequest& request, const std::string& peer) {
    auto target = parsed_target(request.getURI());
    if (!target) return std::nullopt;
    RequestHead head{request.getMethod(), std::move(target->path), std::move(target->query), {}, peer,
                     next_request_id()};
    head.fields.reserve(request.size());
    for (const auto& [name, value] : request)
        head.fields.emplace_back(name, value);
    return head;
}

Problem malformed() {
    return bad_request({"Đây không phải yêu cầu HTTP/1.1 hợp lệ.", "This is not a valid HTTP/1.1 request."});
}

void send(Poco::Net::HTTPServerResponseImpl& out, const Response& response) {
    out.setStatusAndReason(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(response.status));
    if (!response.media_type.empty()) out.setContentType(response.media_type);
    for (const auto& [name, value] : response.fields)
        out.add(name, value);
    if (response.status == 204 || response.status == 304)
        out.send().flush();
    else
        out.sendBuffer(response.body.data(), response.body.size());
}

} // namespace

HttpsConnection::HttpsConnection(
    const Poco::Net::StreamSocket& socket, Poco::Net::HTTPServerParams::Ptr parameters, const Application& application,
    ConnectionWatch& watch, EventLog& log)
    : TCPServerConnection(socket), parameters_(std::move(parameters)), application_(application), watch_(watch),
      log_(log), peer_(socket.peerAddress().host().toString()), place_(watch, socket.impl()->sockfd(), peer_) {}

void HttpsConnection::run() {
    try {
        Poco::Net::HTTPServerSession session(socket(), parameters_);
        while (!watch_.draining() && session.hasMoreRequests()) {
            place_.enter(ConnectionStage::reading_head);
            if (serve_one(session) == Next::close) break;
            place_.enter(ConnectionStage::waiting);
        }
    } catch (const Poco::Exception& error) {
        log_.debug("connection_ended", {{"peer", peer_}, {"cut", place_.was_cut()}, {"reason", error.displayText()}});
    }
}

HttpsConnection::Next HttpsConnection::serve_one(Poco::Net::HTTPServerSession& session) {
    Poco::Net::HTTPServerResponseImpl out(session);
    std::optional<Poco::Net::HTTPServerRequestImpl> in;
    try {
        in.emplace(out, session, parameters_.get());
    } catch (const Poco::Net::NoMessageException&) {
        return Next::close;
    } catch (const Poco::Net::MessageException&) {
        refuse_head();
        return Next::close;
    } catch (const Poco::DataException&) { // a Content-Length that is not a number
        refuse_head();
        return Next::close;
    }
    out.setDate(Poco::Timestamp());
    out.setVersion(in->getVersion());

    const auto head = head_of(*in, peer_);
    if (!head || has_ambiguous_length(*in)) {
        out.setKeepAlive(false);
        send(out, problem_response(malformed()));
        linger();
        return Next::close;
    }
    BodySource body(*in, out, [this] { place_.enter(ConnectionStage::reading_body); });
    const auto response = application_(*head, [&](std::size_t limit) {
        auto bytes = body.read(limit);
        place_.enter(ConnectionStage::answering);
        return bytes;
    });
    if (place_.was_cut()) return Next::close;

    const bool whole = body.consumed();
    const bool another = whole && in->getKeepAlive() && !watch_.draining();
    out.setKeepAlive(another);
    session.setKeepAlive(another);
    place_.enter(ConnectionStage::answering);
    send(out, response);
    if (!whole) linger();
    return another ? Next::another_request : Next::close;
}

void HttpsConnection::refuse_head() {
    const auto body = problem_json(malformed());
    const auto text = fmt::format(
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/problem+json\r\n"
        "Content-Length: {}\r\n\r\n{}",
        body.size(), body);
    socket().sendBytes(text.data(), static_cast<int>(text.size()));
    linger();
}

void HttpsConnection::linger() {
    constexpr std::size_t most = 32 * 1024 * 1024;
    constexpr auto longest = std::chrono::seconds(3);
    const auto until = Clock::now() + longest;
    std::array<char, 16 * 1024> ignored{};
    std::size_t count = 0;
    socket().setReceiveTimeout(Poco::Timespan(1, 0));
    while (count < most && Clock::now() < until) {
        const int got = socket().receiveBytes(ignored.data(), static_cast<int>(ignored.size()));
        if (got <= 0) return;
        count += static_cast<std::size_t>(got);
    }
}

} // namespace rasoat::http
