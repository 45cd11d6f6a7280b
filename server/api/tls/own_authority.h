#pragma once

#include "server/api/tls/tls_error.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

/// TLS without a bought certificate: the server makes its own authority once, and signs its own certificate by it.
/// Agents are given the authority's fingerprint at enrolment and trust nothing else.
namespace rasoat::tls {

struct TlsFiles {
    std::filesystem::path certificate_chain; ///< the server's certificate, then the authority's
    std::filesystem::path private_key;
    std::filesystem::path authority;   ///< ca.crt, for browsers and agents
    std::string authority_fingerprint; ///< SHA-256, 64 lower-case hexadecimal digits
};

/// Makes what is missing in `folder` (ca.key, ca.crt, server.key, server.crt; keys readable by their owner alone) and
/// renews the server's certificate when it ends within 60 days, covers other names, or is not of this authority. The
/// authority lasts ten years, a server certificate 397 days. Throws TlsError.
[[nodiscard]] TlsFiles ensure_own_certificates(
    const std::filesystem::path& folder, std::vector<std::string> names, std::chrono::system_clock::time_point now);

/// The fingerprint of the last certificate of a chain file that an organisation brought itself: its authority's.
[[nodiscard]] TlsFiles
brought_certificates(const std::filesystem::path& certificate_chain, const std::filesystem::path& private_key);

/// What this machine is reached by: its host name, localhost, and the addresses of its network interfaces.
[[nodiscard]] std::vector<std::string> own_names();

} // namespace rasoat::tls
