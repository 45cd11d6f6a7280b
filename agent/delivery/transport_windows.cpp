#include "agent/delivery/fingerprint.h"
#include "agent/delivery/http_answer.h"
#include "agent/delivery/http_date.h"
#include "agent/delivery/route_windows.h"
#include "agent/delivery/server_proof_windows.h"
#include "agent/delivery/timestamp.h"
#include "agent/delivery/tls_windows.h"
#include "agent/delivery/transport.h"
#include "agent/report/sha256.h"

namespace rasoat::delivery {

namespace {

/// One for all rounds of this process, which on Windows the service does itself (do_apart()): so the hourly word goes
/// on with the session of the hour before, at half the bytes.
const TlsCredentials& credentials_of_process() {
    static const TlsCredentials credentials;
    return credentials;
}

Response answer_on(TlsConnection& connection) {
    HttpAnswer answer;
    for (;;) {
        const auto bytes = connection.receive();
        if (bytes.empty() ? answer.end() : answer.add(bytes)) return answer.take();
    }
}

/// The server's own time. It has proved itself by the pinned authority, whatever the clocks say, and is told nothing.
std::optional<std::chrono::sys_seconds> time_at(TlsConnection& connection, const Endpoint& endpoint) {
    try {
        connection.send("GET /healthz HTTP/1.1\r\nHost: " + endpoint.address.host + "\r\nConnection: close\r\n\r\n");
        const auto date = answer_on(connection).header("date");
        return date ? moment_of_http_date(*date) : std::nullopt;
    } catch (const TransportFailed&) {
        return std::nullopt;
    }
}

[[noreturn]] void outside_its_time(TlsConnection& connection, const Endpoint& endpoint) {
    constexpr std::chrono::hours much{1};
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto there = time_at(connection, endpoint);
    if (there && (*there - now > much || now - *there > much))
        throw TransportFailed(
            "this PC's clock is wrong: it shows " + timestamp(now) + ", and the server's " + timestamp(*there) +
                "; nothing was sent",
            Trouble::wrong_clock);
    throw TransportFailed(
        "the certificate of " + url_of(endpoint.address) + " is not valid now, " + timestamp(now) +
            "; nothing was sent",
        Trouble::expired_certificate);
}

void expect_proof(TlsConnection& connection, const Endpoint& endpoint) {
    const auto unproved = [&](const char* reason, Trouble trouble) {
        return TransportFailed(
            url_of(endpoint.address) + " does not prove to be the server this machine is enrolled at (" + reason +
                "); nothing was sent",
            trouble);
    };
    switch (proof_of(*connection.shown(), endpoint.certificate_authority, endpoint.address)) {
    case Proof::whole:
        return;
    case Proof::outside_its_time:
        outside_its_time(connection, endpoint);
    case Proof::other_authority:
        throw unproved("its certificate is by another authority", Trouble::other_authority);
    case Proof::other_name:
        throw unproved("its certificate is for another name", Trouble::captive_portal);
    }
}

} // namespace

Response exchange(const Endpoint& endpoint, const Request& request) {
    TlsConnection connection(way_to(endpoint.address, endpoint.proxy), endpoint.address, credentials_of_process());
    expect_proof(connection, endpoint);
    connection.send(http_text(request, endpoint.address));
    return answer_on(connection);
}

std::string certificate_authority_shown_by(
    const ServerAddress& address, std::string_view fingerprint, const std::optional<ServerAddress>& proxy) {
    const auto wanted = fingerprint_digits(fingerprint);
    const TlsCredentials without_sessions; // a session that goes on does not show the whole chain again
    const TlsConnection connection(way_to(address, proxy), address, without_sessions);
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
            "). Either the fingerprint was mistyped or this is not your server; nothing was sent",
        Trouble::other_authority);
}

} // namespace rasoat::delivery
