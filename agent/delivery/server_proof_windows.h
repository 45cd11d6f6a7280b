#pragma once

#include "agent/delivery/server_address.h"
#include "agent/delivery/tls_windows.h"

#include <string>

namespace rasoat::delivery {

/// Judges the certificate that a server showed: it must chain to `authority` (PEM) and to nothing else that Windows
/// may trust, be valid today, be made for servers, and carry the address's host.
/// Throws TransportFailed, saying which of these does not hold.
void prove_server(const CERT_CONTEXT& shown, const std::string& authority, const ServerAddress& address);

/// The certificate as PEM.
[[nodiscard]] std::string pem_of(const CERT_CONTEXT& certificate);

/// True for the certificate of an authority: one that may sign others (basic constraints).
[[nodiscard]] bool is_authority(const CERT_CONTEXT& certificate);

} // namespace rasoat::delivery
