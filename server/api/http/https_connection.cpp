#include "server/api/http/https_connection.h"

#include "server/api/http/body_source.h"

#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponseImpl.h>
#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/NetException.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <optional>
#include <random>
#include <vector>

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

enum class AfterIt { keep_alive, close };

constexpr int ok = 200;
constexpr std::size_t file_piece = std::size_t{256} * 1024; ///< bytes

/// The answer as it goes out, without a file's bytes, so that it takes one write, and one packet where it fits.
std::string serialised(const Response& response, std::string_view method, AfterIt after) {
    const bool has_body = response.status != 204 && response.status != 304;
    auto text = fmt::format(
        "HTTP/1.1 {} {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\nConnection: {}\r\n", response.status,
        Poco::Net::HTTPResponse::getReasonForStatus(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(response.status)),
        fmt::gmtime(std::time(nullptr)), after == AfterIt::keep_alive ? "keep-alive" : "close");
    const auto add = [&](std::string_view name, std::string_view value) {
        (((text += name) += ": ") += value) += "\r\n";
    };
    if (!response.media_type.empty()) add("Content-Type", response.media_type);
    for (const auto& [name, value] : response.fields)
        add(name, value);
    if (has_body) add("Content-Length", std::to_string(response.file ? response.file->bytes : response.body.size()));
    text += "\r\n";
    if (has_body && method != "HEAD") text += response.body;
    return text;
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
    const auto head = head_of(*in, peer_);
    if (!head || has_ambiguous_length(*in)) {
        refuse_head();
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
    session.setKeepAlive(another);
    place_.enter(ConnectionStage::answering);
    send(serialised(response, head->method, another ? AfterIt::keep_alive : AfterIt::close));
    if (response.file && response.status == ok && head->method != "HEAD") send_file(*response.file);
    if (!whole) linger();
    return another ? Next::another_request : Next::close;
}

void HttpsConnection::refuse_head() {
    send(serialised(problem_response(malformed()), "GET", AfterIt::close));
    linger();
}

void HttpsConnection::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const int count = socket().sendBytes(bytes.data(), static_cast<int>(bytes.size()));
        if (count <= 0) throw Poco::Net::ConnectionResetException("while answering");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void HttpsConnection::send_file(const FileBody& file) {
    std::ifstream stream(file.path, std::ios::binary);
    std::vector<char> piece(file_piece);
    for (auto left = file.bytes; left > 0;) {
        const auto wanted = static_cast<std::streamsize>(std::min<std::uintmax_t>(left, piece.size()));
        // It has become shorter or is gone, and the length has been promised: only cutting the connection tells that.
        if (!stream.read(piece.data(), wanted)) throw Poco::Net::ConnectionResetException("a file became shorter");
        place_.enter(ConnectionStage::answering); // the deadline is for a piece, since a whole file may be large
        send({piece.data(), static_cast<std::size_t>(wanted)});
        left -= static_cast<std::uintmax_t>(wanted);
    }
}

void HttpsConnection::linger() {
    constexpr std::size_t most = std::size_t{32} * 1024 * 1024;
    constexpr auto longest = std::chrono::seconds(3);
    const auto until = Clock::now() + longest;
    std::array<char, 16384> ignored{};
    std::size_t count = 0;
    socket().setReceiveTimeout(Poco::Timespan(1, 0));
    while (count < most && Clock::now() < until) {
        const int got = socket().receiveBytes(ignored.data(), static_cast<int>(ignored.size()));
        if (got <= 0) return;
        count += static_cast<std::size_t>(got);
    }
}

} // namespace rasoat::http
