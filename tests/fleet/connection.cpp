#include "tests/fleet/connection.h"

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>

namespace rasoat::fleet {

namespace {

struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeSession {
    void operator()(SSL* session) const { SSL_free(session); }
};
struct FreeAddresses {
    void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

std::string tls_reason() {
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    return reason.data();
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view field_in(std::string_view head, std::string_view name) {
    for (auto at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        auto line = head.substr(at + 2);
        line = line.substr(0, line.find("\r\n"));
        if (line.size() <= name.size() || line[name.size()] != ':' || !same_name(line.substr(0, name.size()), name))
            continue;
        line.remove_prefix(name.size() + 1);
        while (line.starts_with(' '))
            line.remove_prefix(1);
        return line;
    }
    return {};
}

std::size_t content_length(std::string_view head) {
    const auto text = field_in(head, "Content-Length");
    std::size_t length = 0;
    std::from_chars(text.data(), text.data() + text.size(), length);
    return length;
}

} // namespace

struct TlsClient::Context {
    std::unique_ptr<SSL_CTX, FreeContext> tls;
};

TlsClient::TlsClient(const std::filesystem::path& ca) : context_(std::make_unique<Context>()) {
    std::signal(SIGPIPE, SIG_IGN); // a server that closed is an error of its connection, not the program's end
    context_->tls.reset(SSL_CTX_new(TLS_client_method()));
    auto* tls = context_->tls.get();
    if (tls == nullptr || SSL_CTX_load_verify_locations(tls, ca.c_str(), nullptr) != 1)
        throw ConnectionError(fmt::format("{}: cannot be used as an authority: {}", ca.string(), tls_reason()));
    SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION);
    SSL_CTX_set_verify(tls, SSL_VERIFY_PEER, nullptr);
}

TlsClient::~TlsClient() = default;

struct Connection::Link {
    int socket = -1;
    std::unique_ptr<SSL, FreeSession> tls;
    std::string unread;

    Link() = default;
    ~Link() {
        if (socket >= 0) ::close(socket);
    }
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;

    void fill() {
        std::array<char, 16384> part{};
        const int count = SSL_read(tls.get(), part.data(), part.size());
        if (count <= 0) throw ConnectionError("the server closed the connection");
        unread.append(part.data(), static_cast<std::size_t>(count));
    }
};

Connection::Connection(const TlsClient& client, std::string host, std::uint16_t port)
    : client_(client), host_(std::move(host)), port_(port) {}

Connection::~Connection() = default;

Connection::Link& Connection::open() {
    if (link_) return *link_;
    auto link = std::make_unique<Link>();
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    if (getaddrinfo(host_.c_str(), std::to_string(port_).c_str(), &hints, &list) != 0)
        throw ConnectionError(host_ + ": no such host");
    const std::unique_ptr<addrinfo, FreeAddresses> owned(list);
    link->socket = ::socket(list->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{30, 0};
    const int at_once = 1;
    setsockopt(link->socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(link->socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    setsockopt(link->socket, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    if (::connect(link->socket, list->ai_addr, list->ai_addrlen) != 0)
        throw ConnectionError(fmt::format("{}:{}: {}", host_, port_, std::strerror(errno)));

    link->tls.reset(SSL_new(client_.context_->tls.get()));
    auto* tls = link->tls.get();
    auto* rules = SSL_get0_param(tls);
    if (X509_VERIFY_PARAM_set1_ip_asc(rules, host_.c_str()) != 1) SSL_set1_host(tls, host_.c_str());
    if (SSL_set_fd(tls, link->socket) != 1 || SSL_connect(tls) != 1)
        throw ConnectionError(fmt::format("TLS with {}:{}: {}", host_, port_, tls_reason()));
    link_ = std::move(link);
    return *link_;
}

Answer Connection::exchange(std::string_view request) {
    send(request);
    return receive();
}

void Connection::send(std::string_view bytes) {
    auto& link = open();
    if (SSL_write(link.tls.get(), bytes.data(), static_cast<int>(bytes.size())) > 0) return;
    link_.reset();
    throw ConnectionError("the server closed the connection");
}

Answer Connection::receive() {
    try {
        auto& link = open();
        auto end = link.unread.find("\r\n\r\n");
        while (end == std::string::npos) {
            link.fill();
            end = link.unread.find("\r\n\r\n");
        }
        Answer answer;
        answer.head = link.unread.substr(0, end);
        constexpr std::string_view version = "HTTP/1.1 ";
        const auto* const digits = answer.head.data() + version.size();
        if (!answer.head.starts_with(version) ||
            std::from_chars(digits, answer.head.data() + answer.head.size(), answer.status).ec != std::errc{})
            throw ConnectionError("the answer is not HTTP/1.1");
        const auto whole = end + 4 + content_length(answer.head);
        while (link.unread.size() < whole)
            link.fill();
        answer.body = link.unread.substr(end + 4, whole - end - 4);
        link.unread.erase(0, whole);
        if (same_name(field_in(answer.head, "Connection"), "close")) link_.reset();
        return answer;
    } catch (const ConnectionError&) {
        link_.reset();
        throw;
    }
}

std::string Answer::field(std::string_view name) const {
    return std::string(field_in(head, name));
}

} // namespace rasoat::fleet
