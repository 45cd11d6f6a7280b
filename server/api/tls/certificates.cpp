#include "server/api/tls/certificates.h"

#include "server/api/tls/tls_error.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <span>

namespace rasoat::tls {

namespace {

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

struct FreeExtension {
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
};

struct FreeNames {
    void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
};

struct FreeSignature {
    void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};

[[noreturn]] void fail(std::string_view what) {
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    throw TlsError(fmt::format("OpenSSL cannot {}: {}", what, reason.data()));
}

void require(bool done, std::string_view what) {
    if (!done) fail(what);
}

bool is_address(const std::string& name) {
    std::array<unsigned char, 16> bytes{};
    return inet_pton(AF_INET, name.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1;
}

void add_extension(X509& certificate, X509& issuer, int kind, const std::string& value) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, FreeExtension> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    require(extension && X509_add_ext(&certificate, extension.get(), -1) == 1, "add a certificate extension");
}

/// What all certificates have: version 3, a random serial (RFC 5280, 4.1.2.2), times, subject, public key.
Certificate
started(const std::string& name, EVP_PKEY& key, std::chrono::system_clock::time_point now, std::chrono::days valid) {
    Certificate certificate(X509_new());
    require(certificate && X509_set_version(certificate.get(), X509_VERSION_3) == 1, "start a certificate");

    std::array<unsigned char, 16> serial{};
    require(RAND_bytes(serial.data(), serial.size()) == 1, "draw a serial number");
    serial[0] = static_cast<unsigned char>((serial[0] & 0x7f) | 0x40); // positive, and never short
    BIGNUM* number = BN_bin2bn(serial.data(), serial.size(), nullptr);
    const auto* set = number ? BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get())) : nullptr;
    BN_free(number);
    require(set != nullptr, "set a serial number");

    // A day back: clocks of office PCs are often behind.
    const auto from = std::chrono::system_clock::to_time_t(now - std::chrono::days(1));
    const auto until = std::chrono::system_clock::to_time_t(now + valid);
    require(
        ASN1_TIME_set(X509_getm_notBefore(certificate.get()), from) != nullptr &&
            ASN1_TIME_set(X509_getm_notAfter(certificate.get()), until) != nullptr,
        "set a certificate's times");

    auto* subject = X509_get_subject_name(certificate.get());
    const auto* text = reinterpret_cast<const unsigned char*>(name.c_str());
    require(
        X509_NAME_add_entry_by_NID(
            subject, NID_organizationName, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>("Rasoat"), -1, -1,
            0) == 1 &&
            X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8, text, -1, -1, 0) == 1 &&
            X509_set_pubkey(certificate.get(), &key) == 1,
        "name a certificate");
    return certificate;
}

/// Whether both numbers of its signature take the whole length of P-256; one in 128 signatures has a shorter one.
bool is_signed_in_full_length(const X509& certificate) {
    constexpr int whole = 32; // bytes
    const ASN1_BIT_STRING* bits = nullptr;
    X509_get0_signature(&bits, nullptr, &certificate);
    const auto* bytes = ASN1_STRING_get0_data(bits);
    const std::unique_ptr<ECDSA_SIG, FreeSignature> signature(d2i_ECDSA_SIG(nullptr, &bytes, ASN1_STRING_length(bits)));
    require(signature != nullptr, "read a signature");
    return BN_num_bytes(ECDSA_SIG_get0_r(signature.get())) == whole &&
           BN_num_bytes(ECDSA_SIG_get0_s(signature.get())) == whole;
}

template <class Write>
std::string written(Write write) {
    const Bio bio(BIO_new(BIO_s_mem()));
    require(bio && write(bio.get()) == 1, "write PEM");
    char* text = nullptr;
    const auto length = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<std::size_t>(length)};
}

Bio reading(const std::string& pem) {
    Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    require(bio != nullptr, "read PEM");
    return bio;
}

std::string address_text(std::span<const unsigned char> bytes) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(bytes.size() == 4 ? AF_INET : AF_INET6, bytes.data(), text.data(), text.size());
    return text.data();
}

} // namespace

Key new_key() {
    Key key(EVP_EC_gen("P-256"));
    require(key != nullptr, "make a key");
    return key;
}

void sign(X509& certificate, EVP_PKEY& key) {
    do
        require(X509_sign(&certificate, &key, EVP_sha256()) > 0, "sign a certificate");
    while (!is_signed_in_full_length(certificate));
}

Certificate new_authority(
    const std::string& name, EVP_PKEY& key, std::chrono::system_clock::time_point now, std::chrono::days valid) {
    auto certificate = started(name, key, now, valid);
    auto& x = *certificate;
    require(X509_set_issuer_name(&x, X509_get_subject_name(&x)) == 1, "set the issuer");
    add_extension(x, x, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(x, x, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(x, x, NID_subject_key_identifier, "hash");
    sign(x, key);
    return certificate;
}

Certificate new_server_certificate(
    const std::vector<std::string>& names, EVP_PKEY& key, X509& authority, EVP_PKEY& authority_key,
    std::chrono::system_clock::time_point now, std::chrono::days valid) {
    // Common names are at most 64 characters (RFC 5280, upper bounds); clients look at the alternative names.
    auto certificate = started(names.front().substr(0, 64), key, now, valid);
    auto& x = *certificate;
    require(X509_set_issuer_name(&x, X509_get_subject_name(&authority)) == 1, "set the issuer");
    std::string alternatives;
    for (const auto& name : names)
        alternatives += fmt::format("{}{}:{}", alternatives.empty() ? "" : ",", is_address(name) ? "IP" : "DNS", name);
    add_extension(x, authority, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(x, authority, NID_key_usage, "critical,digitalSignature");
    add_extension(x, authority, NID_ext_key_usage, "serverAuth");
    add_extension(x, authority, NID_subject_alt_name, alternatives);
    add_extension(x, authority, NID_subject_key_identifier, "hash");
    add_extension(x, authority, NID_authority_key_identifier, "keyid");
    sign(x, authority_key);
    return certificate;
}

std::vector<std::string> names_of(const X509& certificate) {
    const std::unique_ptr<GENERAL_NAMES, FreeNames> names(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(&certificate, NID_subject_alt_name, nullptr, nullptr)));
    std::vector<std::string> result;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const auto* name = sk_GENERAL_NAME_value(names.get(), i);
        const auto* text = name->type == GEN_DNS     ? name->d.dNSName
                           : name->type == GEN_IPADD ? name->d.iPAddress
                                                     : nullptr;
        if (text == nullptr) continue;
        const std::span bytes(ASN1_STRING_get0_data(text), static_cast<std::size_t>(ASN1_STRING_length(text)));
        result.push_back(name->type == GEN_DNS ? std::string(bytes.begin(), bytes.end()) : address_text(bytes));
    }
    std::sort(result.begin(), result.end());
    return result;
}

std::chrono::system_clock::time_point end_of(const X509& certificate) {
    std::tm parts{};
    require(ASN1_TIME_to_tm(X509_get0_notAfter(&certificate), &parts) == 1, "read a certificate's end");
    return std::chrono::system_clock::from_time_t(timegm(&parts));
}

std::string fingerprint_of(const X509& certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    require(X509_digest(&certificate, EVP_sha256(), digest.data(), &length) == 1, "digest a certificate");
    std::string text;
    for (unsigned int i = 0; i < length; ++i)
        text += fmt::format("{:02x}", digest[i]);
    return text;
}

std::string pem_of(const X509& certificate) {
    return written([&](BIO* bio) { return PEM_write_bio_X509(bio, &certificate); });
}

std::string pem_of(const EVP_PKEY& key) {
    return written(
        [&](BIO* bio) { return PEM_write_bio_PKCS8PrivateKey(bio, &key, nullptr, nullptr, 0, nullptr, nullptr); });
}

Certificate certificate_from_pem(const std::string& pem) {
    Certificate certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr));
    require(certificate != nullptr, "read a certificate");
    return certificate;
}

Key key_from_pem(const std::string& pem) {
    Key key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, nullptr, nullptr));
    require(key != nullptr, "read a private key");
    return key;
}

bool belongs_to(const X509& certificate, const EVP_PKEY& key) {
    return X509_check_private_key(&certificate, &key) == 1;
}

bool signed_by(X509& certificate, EVP_PKEY& authority_key) {
    return X509_verify(&certificate, &authority_key) == 1;
}

} // namespace rasoat::tls
