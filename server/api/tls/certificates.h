#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

/// Keys and X.509 certificates as values that free themselves. Every function throws TlsError when OpenSSL fails.
namespace rasoat::tls {

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Certificate = std::unique_ptr<X509, FreeCertificate>;

/// A new ECDSA key on P-256.
[[nodiscard]] Key new_key();

/// Signs it by a key on P-256, with numbers of full length: there are verifiers that take a certificate whose signature
/// has a shorter one for forged (Wine 8's crypt32, which sets the two side by side without padding).
void sign(X509& certificate, EVP_PKEY& key);

/// Signed by itself; may sign server certificates and nothing below them.
[[nodiscard]] Certificate new_authority(
    const std::string& name, EVP_PKEY& key, std::chrono::system_clock::time_point now, std::chrono::days valid);

/// For a TLS server that is reached by any of `names`, host names or IP addresses.
[[nodiscard]] Certificate new_server_certificate(
    const std::vector<std::string>& names, EVP_PKEY& key, X509& authority, EVP_PKEY& authority_key,
    std::chrono::system_clock::time_point now, std::chrono::days valid);

/// Subject alternative names, as given to new_server_certificate, sorted.
[[nodiscard]] std::vector<std::string> names_of(const X509& certificate);

/// The moment after which it is not valid any more.
[[nodiscard]] std::chrono::system_clock::time_point end_of(const X509& certificate);

/// SHA-256 over the DER form, 64 lower-case hexadecimal digits.
[[nodiscard]] std::string fingerprint_of(const X509& certificate);

[[nodiscard]] std::string pem_of(const X509& certificate);
[[nodiscard]] std::string pem_of(const EVP_PKEY& key); ///< PKCS#8, not encrypted
[[nodiscard]] Certificate certificate_from_pem(const std::string& pem);
[[nodiscard]] Key key_from_pem(const std::string& pem);

[[nodiscard]] bool belongs_to(const X509& certificate, const EVP_PKEY& key);
[[nodiscard]] bool signed_by(X509& certificate, EVP_PKEY& authority_key);

} // namespace rasoat::tls
