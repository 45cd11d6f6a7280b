#pragma once

#include "agent/delivery/server_address.h"
#include "agent/delivery/trouble.h"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rasoat::delivery {

using Header = std::pair<std::string, std::string>;

struct Request {
    std::string path; ///< the method is always POST
    std::vector<Header> headers;
    std::string body;
};

struct Response {
    int status = 0;
    std::vector<Header> headers; ///< names in lower case
    std::string body;

    [[nodiscard]] std::optional<std::string> header(std::string_view lower_case_name) const;
};

/// Where to send, and what proves that it is the right server.
struct Endpoint {
    ServerAddress address;
    std::string certificate_authority;  ///< PEM; the only one that is trusted
    std::optional<ServerAddress> proxy; ///< by configuration; none: as the system is set to
    /// Where the TLS session is kept from one exchange to the next, by which an unchanged hour costs half; empty:
    /// nowhere.
    std::filesystem::path session = {};
};

/// No answer came: no name, no route, no connection, a certificate that does not prove the server, silence, nonsense.
/// `what()` says which and what to look at.
class TransportFailed : public std::runtime_error {
public:
    explicit TransportFailed(const std::string& what, Trouble trouble = Trouble::no_connection)
        : std::runtime_error(what), trouble_(trouble) {}
    [[nodiscard]] Trouble trouble() const { return trouble_; }

private:
    Trouble trouble_;
};

/// Sends the request over TLS 1.2 or later and returns the answer, whatever its status. The server's certificate must
/// chain to the endpoint's authority and carry the address's host; there is no way to switch that off. At most 30 s of
/// silence and two minutes in all. Throws TransportFailed.
[[nodiscard]] Response exchange(const Endpoint& endpoint, const Request& request);

/// The certificate of the authority (PEM) which the server shows in its handshake and whose SHA-256 fingerprint is
/// `fingerprint` (64 hexadecimal digits; colons, spaces, letter case and a "sha256:" before them do not matter).
/// Nothing is sent to the server, which is not trusted yet. Throws TransportFailed where there is no such certificate,
/// with the fingerprints shown.
[[nodiscard]] std::string certificate_authority_shown_by(
    const ServerAddress& address, std::string_view fingerprint, const std::optional<ServerAddress>& proxy = {});

} // namespace rasoat::delivery
