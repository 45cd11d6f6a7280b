#pragma once

#include "agent/delivery/server_address.h"
#include "agent/delivery/tls_windows.h"

#include <string>

namespace rasoat::delivery {

/// What a certificate proves of a server.
enum class Proof {
    whole,
    outside_its_time, ///< whole but for its dates, or for this machine's clock
    other_authority,  ///< it carries the server's name, and is not by the pinned authority, or not made for servers
    other_name,       ///< somebody else
};

/// Judges the certificate that a server showed: it must chain to `authority` (PEM) and to nothing else that Windows
/// may trust, be valid now, be made for servers, and carry the address's host. Throws TransportFailed where
/// `authority` can't be read.
[[nodiscard]] Proof proof_of(const CERT_CONTEXT& shown, const std::string& authority, const ServerAddress& address);

/// The certificate as PEM.
[[nodiscard]] std::string pem_of(const CERT_CONTEXT& certificate);

/// True for the certificate of an authority: one that may sign others (basic constraints).
[[nodiscard]] bool is_authority(const CERT_CONTEXT& certificate);

} // namespace rasoat::delivery
