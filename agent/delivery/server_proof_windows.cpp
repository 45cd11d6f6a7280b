#include "agent/delivery/server_proof_windows.h"

#include "agent/delivery/certificate_name.h"
#include "agent/delivery/transport.h"
#include "agent/windows/text.h"

#include <windows.h>
#include <winsock2.h>
#include <wincrypt.h>
#include <ws2tcpip.h>

#include <algorithm>
#include <array>
#include <vector>

namespace rasoat::delivery {

namespace {

struct StoreClose {
    void operator()(HCERTSTORE store) const { CertCloseStore(store, 0); }
};
using Store = std::unique_ptr<void, StoreClose>;

struct ChainEngineFree {
    void operator()(HCERTCHAINENGINE engine) const { CertFreeCertificateChainEngine(engine); }
};
using ChainEngine = std::unique_ptr<void, ChainEngineFree>;

struct ChainFree {
    void operator()(const CERT_CHAIN_CONTEXT* chain) const { CertFreeCertificateChain(chain); }
};
using Chain = std::unique_ptr<const CERT_CHAIN_CONTEXT, ChainFree>;

struct LocalDelete {
    void operator()(void* memory) const { LocalFree(memory); }
};

constexpr DWORD encoding = X509_ASN_ENCODING | PKCS_7_ASN_ENCODING;

Certificate certificate_in(const std::string& pem) {
    DWORD size = 0;
    const auto length = static_cast<DWORD>(pem.size());
    std::vector<unsigned char> bytes;
    if (CryptStringToBinaryA(pem.c_str(), length, CRYPT_STRING_BASE64HEADER, nullptr, &size, nullptr, nullptr) != 0) {
        bytes.resize(size);
        CryptStringToBinaryA(pem.c_str(), length, CRYPT_STRING_BASE64HEADER, bytes.data(), &size, nullptr, nullptr);
    }
    Certificate certificate(CertCreateCertificateContext(encoding, bytes.data(), size));
    if (!certificate) throw TransportFailed("the stored CA certificate cannot be read; enrol this machine again");
    return certificate;
}

/// A chain from what the server showed, in which nothing but `authority` counts as a root; nothing is fetched from
/// anywhere.
Chain chain_to(const CERT_CONTEXT& authority, const CERT_CONTEXT& shown) {
    const Store roots(CertOpenStore(CERT_STORE_PROV_MEMORY, 0, 0, 0, nullptr));
    CERT_CHAIN_ENGINE_CONFIG config{};
    config.cbSize = sizeof config;
    config.dwFlags = CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL;
    config.hExclusiveRoot = roots.get();
    HCERTCHAINENGINE engine = nullptr;
    if (!roots || CertAddCertificateContextToStore(roots.get(), &authority, CERT_STORE_ADD_ALWAYS, nullptr) == 0 ||
        CertCreateCertificateChainEngine(&config, &engine) == 0)
        throw TransportFailed("Windows cannot check certificates: " + windows::reason(GetLastError()));
    const ChainEngine owned(engine);

    std::string for_servers = szOID_PKIX_KP_SERVER_AUTH;
    std::array<char*, 1> usages = {for_servers.data()};
    CERT_CHAIN_PARA wanted{};
    wanted.cbSize = sizeof wanted;
    wanted.RequestedUsage.dwType = USAGE_MATCH_TYPE_OR;
    wanted.RequestedUsage.Usage = {static_cast<DWORD>(usages.size()), usages.data()};
    const CERT_CHAIN_CONTEXT* chain = nullptr;
    if (CertGetCertificateChain(
            engine, &shown, nullptr, shown.hCertStore, &wanted, CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL, nullptr, &chain) ==
        0)
        throw TransportFailed("Windows cannot check certificates: " + windows::reason(GetLastError()));
    return Chain(chain);
}

bool same_bytes(const CERT_CONTEXT& left, const CERT_CONTEXT& right) {
    return std::equal(
        left.pbCertEncoded, left.pbCertEncoded + left.cbCertEncoded, right.pbCertEncoded,
        right.pbCertEncoded + right.cbCertEncoded);
}

/// The chain's last certificate, byte by byte, whatever Windows thinks of the chain.
bool ends_in(const CERT_CHAIN_CONTEXT& chain, const CERT_CONTEXT& authority) {
    if (chain.cChain != 1 || chain.rgpChain[0]->cElement == 0) return false;
    const auto& simple = *chain.rgpChain[0];
    return same_bytes(*simple.rgpElement[simple.cElement - 1]->pCertContext, authority);
}

std::vector<unsigned char> address_bytes(const std::string& host) {
    std::vector<unsigned char> bytes(sizeof(in6_addr));
    if (::inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1) return bytes;
    bytes.resize(sizeof(in_addr));
    if (::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1) return bytes;
    return {};
}

/// Windows 7 knows no IP addresses in certificates, so the names are compared here.
bool carries(const CERT_CONTEXT& certificate, const std::string& host) {
    const auto& info = *certificate.pCertInfo;
    const auto* extension = CertFindExtension(szOID_SUBJECT_ALT_NAME2, info.cExtension, info.rgExtension);
    CERT_ALT_NAME_INFO* decoded = nullptr;
    DWORD size = 0;
    if (extension == nullptr || CryptDecodeObjectEx(
                                    encoding, X509_ALTERNATE_NAME, extension->Value.pbData, extension->Value.cbData,
                                    CRYPT_DECODE_ALLOC_FLAG, nullptr, &decoded, &size) == 0)
        return false;
    const std::unique_ptr<void, LocalDelete> memory(decoded);
    const auto address = address_bytes(host);
    return std::any_of(
        decoded->rgAltEntry, decoded->rgAltEntry + decoded->cAltEntry, [&](const CERT_ALT_NAME_ENTRY& name) {
            if (!address.empty())
                return name.dwAltNameChoice == CERT_ALT_NAME_IP_ADDRESS &&
                       std::equal(
                           address.begin(), address.end(), name.IPAddress.pbData,
                           name.IPAddress.pbData + name.IPAddress.cbData);
            return name.dwAltNameChoice == CERT_ALT_NAME_DNS_NAME &&
                   stands_for(windows::to_utf8(name.pwszDNSName), host);
        });
}

} // namespace

Proof proof_of(const CERT_CONTEXT& shown, const std::string& authority, const ServerAddress& address) {
    const auto trusted = certificate_in(authority);
    const auto chain = chain_to(*trusted, shown);
    if (!carries(shown, address.host)) return Proof::other_name;
    constexpr DWORD dates = CERT_TRUST_IS_NOT_TIME_VALID | CERT_TRUST_IS_NOT_TIME_NESTED;
    const auto errors = chain->TrustStatus.dwErrorStatus;
    if ((errors & ~dates) != CERT_TRUST_NO_ERROR || !ends_in(*chain, *trusted)) return Proof::other_authority;
    return errors == CERT_TRUST_NO_ERROR ? Proof::whole : Proof::outside_its_time;
}

std::string pem_of(const CERT_CONTEXT& certificate) {
    DWORD size = 0;
    CryptBinaryToStringA(
        certificate.pbCertEncoded, certificate.cbCertEncoded, CRYPT_STRING_BASE64HEADER, nullptr, &size);
    std::string text(size, '\0');
    CryptBinaryToStringA(
        certificate.pbCertEncoded, certificate.cbCertEncoded, CRYPT_STRING_BASE64HEADER, text.data(), &size);
    text.resize(size); // without the NUL at its end
    return text;
}

bool is_authority(const CERT_CONTEXT& certificate) {
    const auto& info = *certificate.pCertInfo;
    const auto* extension = CertFindExtension(szOID_BASIC_CONSTRAINTS2, info.cExtension, info.rgExtension);
    CERT_BASIC_CONSTRAINTS2_INFO constraints{};
    DWORD size = sizeof constraints;
    return extension != nullptr &&
           CryptDecodeObjectEx(
               encoding, X509_BASIC_CONSTRAINTS2, extension->Value.pbData, extension->Value.cbData, 0, nullptr,
               &constraints, &size) != 0 &&
           constraints.fCA != 0;
}

} // namespace rasoat::delivery
