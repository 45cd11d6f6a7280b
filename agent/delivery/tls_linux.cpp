#include "agent/delivery/tls_linux.h"

#include "agent/delivery/transport.h"

#include <netdb.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace rasoat::delivery {

namespace {

constexpr std::chrono::seconds longest_silence{30};
constexpr std::chrono::seconds longest_exchange{120};

std::string openssl_reason() {
    const auto error = ERR_peek_last_error();
    ERR_clear_error();
    const auto* reason = ERR_reason_error_string(error);
    return reason == nullptr ? "no reason given" : reason;
}

OpenSsl<SSL_CTX> client_context() {
    // What the agent needs is set here; the machine's openssl.cnf is for others.
    OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
    OpenSsl<SSL_CTX> context(SSL_CTX_new(TLS_client_method()));
    if (!context) throw TransportFailed("TLS cannot be started: " + openssl_reason());
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_AUTO_RETRY | SSL_MODE_RELEASE_BUFFERS);
    return context;
}

/// A connected socket whose operations give up after `longest_silence`.
int connected_socket(const ServerAddress& address) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const auto problem = ::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &found);
    if (problem != 0)
        throw TransportFailed(
            "the name " + address.host + " has no address (" + ::gai_strerror(problem) +
            "); check the server's name and this machine's DNS");
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(found, ::freeaddrinfo);

    int reason = EHOSTUNREACH;
    for (const auto* candidate = found; candidate != nullptr; candidate = candidate->ai_next) {
        const auto descriptor = ::socket(candidate->ai_family, candidate->ai_socktype | SOCK_CLOEXEC, 0);
        if (descriptor < 0) continue;
        const timeval silence{longest_silence.count(), 0};
        ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &silence, sizeof silence);
        ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
        if (::connect(descriptor, candidate->ai_addr, candidate->ai_addrlen) == 0) return descriptor;
        reason = errno == EINPROGRESS ? ETIMEDOUT : errno;
        ::close(descriptor);
    }
    throw TransportFailed("no connection to " + url_of(address) + ": " + std::strerror(reason));
}

void expect_host(SSL* ssl, const std::string& host) {
    auto* parameters = SSL_get0_param(ssl);
    // An address is matched against the certificate's addresses, a name against its names.
    if (X509_VERIFY_PARAM_set1_ip_asc(parameters, host.c_str()) == 1) return;
    X509_VERIFY_PARAM_set_hostflags(parameters, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (SSL_set1_host(ssl, host.c_str()) != 1) throw TransportFailed("not a host name: " + host);
    SSL_set_tlsext_host_name(ssl, host.c_str());
}

} // namespace

OpenSsl<SSL_CTX> trusting(const std::string& certificate_authority) {
    auto context = client_context();
    const OpenSsl<BIO> text(
        BIO_new_mem_buf(certificate_authority.data(), static_cast<int>(certificate_authority.size())));
    const OpenSsl<X509> authority(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
    if (!authority || X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), authority.get()) != 1)
        throw TransportFailed("the stored CA certificate cannot be read; enrol this machine again");
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    return context;
}

OpenSsl<SSL_CTX> only_looking() {
    auto context = client_context();
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
    return context;
}

TlsConnection::TlsConnection(SSL_CTX* context, const ServerAddress& address)
    : address_(address), deadline_(std::chrono::steady_clock::now() + longest_exchange), ssl_(SSL_new(context)),
      buffer_(16384, '\0') {
    // A server that hangs up in mid-request is an error to report, not a signal to die of.
    std::signal(SIGPIPE, SIG_IGN);
    if (!ssl_) throw TransportFailed("TLS cannot be started: " + openssl_reason());
    expect_host(ssl_.get(), address.host);
    socket_ = connected_socket(address);
    if (SSL_set_fd(ssl_.get(), socket_) == 1 && SSL_connect(ssl_.get()) == 1) return;

    const auto verification = SSL_get_verify_result(ssl_.get());
    const std::string reason =
        verification == X509_V_OK ? openssl_reason() : X509_verify_cert_error_string(verification);
    ERR_clear_error();
    ::close(socket_);
    if (verification != X509_V_OK)
        throw TransportFailed(
            url_of(address) + " does not prove to be the server this machine is enrolled at (" + reason +
            "); nothing was sent. If the server was set up anew, enrol this machine again");
    throw TransportFailed("no TLS connection to " + url_of(address) + ": " + reason);
}

TlsConnection::~TlsConnection() {
    SSL_shutdown(ssl_.get());
    ::close(socket_);
}

void TlsConnection::check_time() const {
    if (std::chrono::steady_clock::now() >= deadline_)
        throw TransportFailed(
            url_of(address_) + " took longer than " + std::to_string(longest_exchange.count()) + " s");
}

void TlsConnection::send(std::string_view bytes) {
    while (!bytes.empty()) {
        check_time();
        std::size_t written = 0;
        if (SSL_write_ex(ssl_.get(), bytes.data(), std::min<std::size_t>(bytes.size(), 16384), &written) != 1)
            throw TransportFailed(
                "the connection to " + url_of(address_) + " broke while sending: " + openssl_reason());
        bytes.remove_prefix(written);
    }
}

std::string_view TlsConnection::receive() {
    check_time();
    errno = 0;
    std::size_t length = 0;
    if (SSL_read_ex(ssl_.get(), buffer_.data(), buffer_.size(), &length) == 1) return {buffer_.data(), length};
    switch (SSL_get_error(ssl_.get(), 0)) {
    case SSL_ERROR_ZERO_RETURN:
        return {};
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        throw TransportFailed(url_of(address_) + " was silent for " + std::to_string(longest_silence.count()) + " s");
    default: {
        const std::string reason = errno != 0 ? std::strerror(errno) : openssl_reason();
        throw TransportFailed("the connection to " + url_of(address_) + " broke: " + reason);
    }
    }
}

} // namespace rasoat::delivery
