#include "agent/delivery/fingerprint.h"
#include "agent/delivery/http_answer.h"
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

} // namespace

Response exchange(const Endpoint& endpoint, const Request& request) {
    const auto context = trusting(endpoint.certificate_authority);
    TlsConnection connection(context.get(), endpoint.address);
    connection.send(http_text(request, endpoint.address));
    HttpAnswer answer;
    for (;;) {
        const auto bytes = connection.receive();
        if (bytes.empty() ? answer.end() : answer.add(bytes)) return answer.take();
    }
}

std::string certificate_authority_shown_by(const ServerAddress& address, std::string_view fingerprint) {
    const auto wanted = fingerprint_digits(fingerprint);
    const auto context = only_looking();
    const TlsConnection connection(context.get(), address);
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
        "). Either the fingerprint was mistyped or this is not your server; nothing was sent");
}

} // namespace rasoat::delivery
