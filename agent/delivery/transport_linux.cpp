#include "agent/delivery/code_pages_linux.h"
#include "agent/delivery/fingerprint.h"
#include "agent/delivery/http_answer.h"
#include "agent/delivery/http_date.h"
#include "agent/delivery/timestamp.h"
#include "agent/delivery/tls_linux.h"
#include "agent/delivery/transport.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>

namespace rasoat::delivery {

namespace {

std::string fingerprint_of(X509* certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &length) != 1) return {};
    constexpr std::string_view hex = "0123456789abcdef";
    std::string digits;
    for (unsigned i = 0; i < length; ++i) {
        digits += hex[digest[i] >> 4U];
        digits += hex[digest[i] & 0xFU];
    }
    return digits;
}

std::string pem_of(X509* certificate) {
    const OpenSsl<BIO> text(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(text.get(), certificate);
    char* bytes = nullptr;
    const auto length = BIO_get_mem_data(text.get(), &bytes);
    return {bytes, static_cast<std::size_t>(length)};
}

Response answer_on(TlsConnection& connection) {
    HttpAnswer answer;
    for (;;) {
        const auto bytes = connection.receive();
        if (bytes.empty() ? answer.end() : answer.add(bytes)) return answer.take();
    }
}

Response exchange_with_proved(const Endpoint& endpoint, const Request& request) {
    const auto context = trusting(endpoint.certificate_authority);
    const auto earlier = kept_session(endpoint.session);
    let_go_of_code_pages(); // of the decoders of certificate and session
    TlsConnection connection(context.get(), endpoint.address, way_to(endpoint.address, endpoint.proxy), earlier.get());
    connection.send(http_text(request, endpoint.address));
    auto response = answer_on(connection);
    keep_session(connection, endpoint.session);
    return response;
}

/// The server's own time. It proves itself by the pinned authority, whatever the clocks say, and is told nothing.
std::optional<std::chrono::sys_seconds> time_at(const Endpoint& endpoint) {
    try {
        const auto context = trusting_at_any_time(endpoint.certificate_authority);
        TlsConnection connection(context.get(), endpoint.address, way_to(endpoint.address, endpoint.proxy));
        connection.send("GET /healthz HTTP/1.1\r\nHost: " + endpoint.address.host + "\r\nConnection: close\r\n\r\n");
        const auto date = answer_on(connection).header("date");
        return date ? moment_of_http_date(*date) : std::nullopt;
    } catch (const TransportFailed&) {
        return std::nullopt;
    }
}

TransportFailed outside_its_time(const ProofFailed& failure, const Endpoint& endpoint) {
    constexpr std::chrono::hours much{1};
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto there = time_at(endpoint);
    if (there && (*there - now > much || now - *there > much))
        return TransportFailed(
            "this PC's clock is wrong: it shows " + timestamp(now) + ", and the server's " + timestamp(*there) +
                "; nothing was sent",
            Trouble::wrong_clock);
    return TransportFailed(failure.what(), Trouble::expired_certificate);
}

bool is_for(X509* certificate, const std::string& host) {
    return X509_check_ip_asc(certificate, host.c_str(), 0) == 1 ||
           X509_check_host(certificate, host.c_str(), host.size(), 0, nullptr) == 1;
}

/// Whether whoever answers there calls itself by the server's name.
bool bears_the_name(const Endpoint& endpoint) {
    try {
        const auto context = only_looking();
        const TlsConnection connection(context.get(), endpoint.address, way_to(endpoint.address, endpoint.proxy));
        const OpenSsl<X509> certificate(SSL_get1_peer_certificate(connection.ssl()));
        return certificate && is_for(certificate.get(), endpoint.address.host);
    } catch (const TransportFailed&) {
        return false;
    }
}

/// A server that does not prove itself: what to do depends on why.
TransportFailed explained(const ProofFailed& failure, const Endpoint& endpoint) {
    switch (failure.verification()) {
    case X509_V_ERR_CERT_NOT_YET_VALID:
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return outside_its_time(failure, endpoint);
    default:
        return TransportFailed(
            failure.what(), bears_the_name(endpoint) ? Trouble::other_authority : Trouble::captive_portal);
    }
}

} // namespace

Response exchange(const Endpoint& endpoint, const Request& request) {
    try {
        auto response = exchange_with_proved(endpoint, request);
        let_go_of_code_pages(); // of speaking TLS, and of tidying up after it
        return response;
    } catch (const ProofFailed& failure) {
        throw explained(failure, endpoint);
    }
}

std::string certificate_authority_shown_by(
    const ServerAddress& address, std::string_view fingerprint, const std::optional<ServerAddress>& proxy) {
    const auto wanted = fingerprint_digits(fingerprint);
    const auto context = only_looking();
    const TlsConnection connection(context.get(), address, way_to(address, proxy));
    auto* chain = SSL_get_peer_cert_chain(connection.ssl());
    std::string shown;
    for (int i = 0; i < sk_X509_num(chain); ++i) {
        auto* certificate = sk_X509_value(chain, i);
        if (X509_check_ca(certificate) == 0) continue;
        const auto found = fingerprint_of(certificate);
        if (found == wanted) return pem_of(certificate);
        shown.append(shown.empty() ? "" : ", ").append(found);
    }
    throw TransportFailed(
        url_of(address) + " shows no CA certificate with the fingerprint " + wanted + " (it shows " +
            (shown.empty() ? "none" : shown) +
            "). Either the fingerprint was mistyped or this is not your server; nothing was sent",
        Trouble::other_authority);
}

} // namespace rasoat::delivery
