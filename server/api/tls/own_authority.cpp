#include "server/api/tls/own_authority.h"

#include "server/api/tls/certificates.h"
#include "server/api/tls/private_file.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace rasoat::tls {

namespace {

constexpr std::chrono::days authority_lifetime{3653};
constexpr std::chrono::days server_lifetime{397};
constexpr std::chrono::days renewal_before_end{60};

struct Authority {
    Key key;
    Certificate certificate;
};

std::string host_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0') return "localhost";
    return name.data();
}

Authority ensure_authority(const std::filesystem::path& folder, std::chrono::system_clock::time_point now) {
    const auto key_file = folder / "ca.key";
    const auto certificate_file = folder / "ca.crt";
    if (std::filesystem::exists(key_file) && std::filesystem::exists(certificate_file)) {
        Authority authority{key_from_pem(read_file(key_file)), certificate_from_pem(read_file(certificate_file))};
        if (!belongs_to(*authority.certificate, *authority.key))
            throw TlsError(fmt::format(
                "{} and {} do not belong together. Restore both from a backup; or remove both, and then enrol every "
                "agent anew.",
                key_file.string(), certificate_file.string()));
        return authority;
    }
    Authority authority{new_key(), nullptr};
    authority.certificate =
        new_authority("Rasoat CA " + host_name().substr(0, 50), *authority.key, now, authority_lifetime);
    // The certificate last: a start that broke off in between finds no pair and makes both anew.
    write_file(key_file, pem_of(*authority.key), FileAccess::owner_only);
    write_file(certificate_file, pem_of(*authority.certificate), FileAccess::everyone);
    return authority;
}

bool still_good(
    const std::filesystem::path& key_file, const std::filesystem::path& chain_file, const Authority& authority,
    const std::vector<std::string>& names, std::chrono::system_clock::time_point now) {
    if (!std::filesystem::exists(key_file) || !std::filesystem::exists(chain_file)) return false;
    try {
        const auto key = key_from_pem(read_file(key_file));
        const auto certificate = certificate_from_pem(read_file(chain_file));
        return belongs_to(*certificate, *key) && signed_by(*certificate, *authority.key) &&
               names_of(*certificate) == names && end_of(*certificate) > now + renewal_before_end;
    } catch (const TlsError&) { // damaged: made anew, which loses nothing
        return false;
    }
}

struct FreeInterfaces {
    void operator()(ifaddrs* list) const { freeifaddrs(list); }
};

} // namespace

TlsFiles ensure_own_certificates(
    const std::filesystem::path& folder, std::vector<std::string> names, std::chrono::system_clock::time_point now) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) throw TlsError(fmt::format("{}: cannot be made: {}", folder.string(), failed.message()));

    const auto preferred = names.front();
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());

    const auto authority = ensure_authority(folder, now);
    const auto key_file = folder / "server.key";
    const auto chain_file = folder / "server.crt";
    if (!still_good(key_file, chain_file, authority, names, now)) {
        const auto key = new_key();
        auto preferred_first = names;
        std::stable_partition(
            preferred_first.begin(), preferred_first.end(), [&](const auto& name) { return name == preferred; });
        const auto certificate =
            new_server_certificate(preferred_first, *key, *authority.certificate, *authority.key, now, server_lifetime);
        write_file(key_file, pem_of(*key), FileAccess::owner_only);
        write_file(chain_file, pem_of(*certificate) + pem_of(*authority.certificate), FileAccess::everyone);
    }
    return {chain_file, key_file, folder / "ca.crt", fingerprint_of(*authority.certificate)};
}

TlsFiles
brought_certificates(const std::filesystem::path& certificate_chain, const std::filesystem::path& private_key) {
    const auto chain = read_file(certificate_chain);
    const auto last = chain.rfind("-----BEGIN CERTIFICATE-----");
    if (last == std::string::npos)
        throw TlsError(fmt::format("{}: holds no certificate in PEM form", certificate_chain.string()));
    const auto certificate = certificate_from_pem(chain);
    const auto key = key_from_pem(read_file(private_key));
    if (!belongs_to(*certificate, *key))
        throw TlsError(fmt::format(
            "{} is not the key of the first certificate in {}", private_key.string(), certificate_chain.string()));
    return {
        certificate_chain, private_key, certificate_chain, fingerprint_of(*certificate_from_pem(chain.substr(last)))};
}

std::vector<std::string> own_names() {
    std::vector<std::string> names{host_name(), "localhost", "127.0.0.1", "::1"};
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0) return names;
    const std::unique_ptr<ifaddrs, FreeInterfaces> owned(list);
    for (const auto* entry = list; entry != nullptr; entry = entry->ifa_next) {
        if (entry->ifa_addr == nullptr || (entry->ifa_flags & IFF_UP) == 0) continue;
        std::array<char, INET6_ADDRSTRLEN> text{};
        if (entry->ifa_addr->sa_family == AF_INET) {
            const auto& address = reinterpret_cast<const sockaddr_in*>(entry->ifa_addr)->sin_addr;
            inet_ntop(AF_INET, &address, text.data(), text.size());
        } else if (entry->ifa_addr->sa_family == AF_INET6) {
            const auto& address = reinterpret_cast<const sockaddr_in6*>(entry->ifa_addr)->sin6_addr;
            if (IN6_IS_ADDR_LINKLOCAL(&address)) continue; // cannot be reached without naming an interface
            inet_ntop(AF_INET6, &address, text.data(), text.size());
        } else {
            continue;
        }
        names.emplace_back(text.data());
    }
    return names;
}

} // namespace rasoat::tls
