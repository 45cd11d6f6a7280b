#include "agent/delivery/fingerprint.h"
#include "agent/delivery/http_answer.h"
#include "agent/delivery/route_windows.h"
#include "agent/delivery/server_proof_windows.h"
#include "agent/delivery/tls_windows.h"
#include "agent/delivery/transport.h"
#include "agent/report/sha256.h"

namespace rasoat::delivery {

Response exchange(const Endpoint& endpoint, const Request& request) {
    TlsConnection connection(way_to(endpoint.address, endpoint.proxy), endpoint.address);
    prove_server(*connection.shown(), endpoint.certificate_authority, endpoint.address);
    connection.send(http_text(request, endpoint.address));
    HttpAnswer answer;
    for (;;) {
        const auto bytes = connection.receive();
        if (bytes.empty() ? answer.end() : answer.add(bytes)) return answer.take();
    }
}

std::string certificate_authority_shown_by(
    const ServerAddress& address, std::string_view fingerprint, const std::optional<ServerAddress>& proxy) {
    const auto wanted = fingerprint_digits(fingerprint);
    const TlsConnection connection(way_to(address, proxy), address);
    const auto certificate = connection.shown();
    std::string shown;
    for (const auto* next = CertEnumCertificatesInStore(certificate->hCertStore, nullptr); next != nullptr;
         next = CertEnumCertificatesInStore(certificate->hCertStore, next)) {
        if (!is_authority(*next)) continue;
        const auto found =
            report::sha256_hex({reinterpret_cast<const char*>(next->pbCertEncoded), next->cbCertEncoded});
        if (found == wanted) {
            const Certificate owned(next);
            return pem_of(*owned);
        }
        shown.append(shown.empty() ? "" : ", ").append(found);
    }
    throw TransportFailed(
        url_of(address) + " shows no CA certificate with the fingerprint " + wanted + " (it shows " +
        (shown.empty() ? "none" : shown) +
        "). Either the fingerprint was mistyped or this is not your server; nothing was sent");
}

} // namespace rasoat::delivery
