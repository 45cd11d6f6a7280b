#pragma once

#include <filesystem>
#include <string>

namespace rasoat::tests {

/// A certificate authority and a server's certificate by it, made by the openssl program in `folder`.
struct Certificates {
    std::filesystem::path authority; ///< PEM
    std::filesystem::path server;    ///< PEM
    std::filesystem::path key;       ///< PEM
    std::string fingerprint;         ///< of the authority: SHA-256, upper case with colons, as openssl prints it
};

/// `names` as in a subjectAltName: "DNS:localhost,IP:127.0.0.1".
Certificates make_certificates(const std::filesystem::path& folder, const std::string& names);

/// Signs the server's certificate anew, to be valid from and until so many days from now.
void make_valid(const Certificates& certificates, int from_days, int until_days);

} // namespace rasoat::tests
