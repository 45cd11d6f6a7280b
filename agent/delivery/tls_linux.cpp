#include "agent/delivery/tls_linux.h"

#include "agent/delivery/code_pages_linux.h"
#include "agent/delivery/durable_file.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

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
    let_go_of_code_pages();
    // What the agent needs is set here; the machine's openssl.cnf is for others. Tidying up at the process's end would
    // bring back into memory all that takes part in it, for nothing.
    OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, nullptr);
    let_go_of_code_pages();
    OpenSsl<SSL_CTX> context(SSL_CTX_new(TLS_client_method()));
    let_go_of_code_pages();
    if (!context) throw TransportFailed("TLS cannot be started: " + openssl_reason());
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_AUTO_RETRY | SSL_MODE_RELEASE_BUFFERS);
    // Few and short: each that is offered costs bytes every hour. All are modern, and every server has them.
    SSL_CTX_set_ciphersuites(context.get(), "TLS_AES_128_GCM_SHA256");
    SSL_CTX_set_cipher_list(context.get(), "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256");
    SSL_CTX_set1_groups_list(context.get(), "X25519:P-256");
    SSL_CTX_set1_sigalgs_list(context.get(), "ECDSA+SHA256:RSA-PSS+SHA256:RSA+SHA256");
    return context;
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

OpenSsl<SSL_CTX> trusting_at_any_time(const std::string& certificate_authority) {
    auto context = trusting(certificate_authority);
    X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(context.get()), X509_V_FLAG_NO_CHECK_TIME);
    return context;
}

TlsConnection::TlsConnection(SSL_CTX* context, const ServerAddress& address, Socket socket, SSL_SESSION* earlier)
    : address_(address), deadline_(std::chrono::steady_clock::now() + longest_exchange), socket_(std::move(socket)),
      ssl_(SSL_new(context)), buffer_(16384, '\0') {
    // A server that hangs up in mid-request is an error to report, not a signal to die of.
    std::signal(SIGPIPE, SIG_IGN);
    if (!ssl_) throw TransportFailed("TLS cannot be started: " + openssl_reason());
    expect_host(ssl_.get(), address.host);
    if (earlier != nullptr) SSL_set_session(ssl_.get(), earlier);
    // Each step of the handshake has code of its own.
    SSL_set_info_callback(ssl_.get(), [](const SSL*, int where, int) {
        if ((where & SSL_CB_CONNECT_LOOP) == SSL_CB_CONNECT_LOOP) let_go_of_code_pages();
    });
    if (SSL_set_fd(ssl_.get(), socket_.number()) == 1 && SSL_connect(ssl_.get()) == 1) {
        let_go_of_code_pages();
        return;
    }
    const auto verification = SSL_get_verify_result(ssl_.get());
    if (verification != X509_V_OK) {
        ERR_clear_error();
        throw ProofFailed(
            url_of(address) + " does not prove to be the server this machine is enrolled at (" +
                X509_verify_cert_error_string(verification) + "); nothing was sent",
            verification);
    }
    // Not TLS at all: what answers there sends web pages.
    const auto first_error = ERR_GET_REASON(ERR_peek_last_error());
    const bool plain = first_error == SSL_R_WRONG_VERSION_NUMBER || first_error == SSL_R_HTTP_REQUEST;
    throw TransportFailed(
        "no TLS connection to " + url_of(address) + ": " + openssl_reason(),
        plain ? Trouble::captive_portal : Trouble::no_connection);
}

TlsConnection::~TlsConnection() {
    // Without a farewell over the wire: the answer said its own length.
    SSL_set_quiet_shutdown(ssl_.get(), 1);
    SSL_shutdown(ssl_.get());
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

OpenSsl<SSL_SESSION> kept_session(const std::filesystem::path& file) {
    constexpr std::size_t largest_session = std::size_t{16} * 1024;
    if (file.empty()) return nullptr;
    try {
        const auto bytes = read_file(file, largest_session);
        if (!bytes) return nullptr;
        const auto* start = reinterpret_cast<const unsigned char*>(bytes->data());
        OpenSsl<SSL_SESSION> session(d2i_SSL_SESSION(nullptr, &start, static_cast<long>(bytes->size())));
        ERR_clear_error();
        return session;
    } catch (const StorageProblem&) {
        return nullptr;
    }
}

void keep_session(const TlsConnection& connection, const std::filesystem::path& file) {
    let_go_of_code_pages();
    const auto* session = SSL_get0_session(connection.ssl());
    if (file.empty() || session == nullptr || SSL_SESSION_is_resumable(session) != 1) return;
    unsigned char* bytes = nullptr;
    const auto length = i2d_SSL_SESSION(session, &bytes);
    if (length <= 0) return;
    const std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    try {
        if (read_file(file, text.size()) == text) return; // the same one serves again
        write_durably(file, text);
    } catch (const StorageProblem&) {
        // A full disk: the next connection starts anew.
    }
}

} // namespace rasoat::delivery
