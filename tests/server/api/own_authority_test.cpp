#include "server/api/tls/certificates.h"
#include "server/api/tls/own_authority.h"
#include "server/api/tls/private_file.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

const std::chrono::system_clock::time_point today = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24};

} // namespace

TEST_CASE("an own authority signs a certificate for every name of the server", "[tls]") {
    const TemporaryFolder scratch;
    const auto files = tls::ensure_own_certificates(scratch.path(), {"may-chu.example.vn", "::1", "127.0.0.1"}, today);
    const auto authority = tls::certificate_from_pem(tls::read_file(files.authority));
    const auto authority_key = tls::key_from_pem(tls::read_file(scratch.path() / "ca.key"));
    const auto certificate = tls::certificate_from_pem(tls::read_file(files.certificate_chain));
    CHECK(tls::signed_by(*certificate, *authority_key));
    CHECK(tls::names_of(*certificate) == std::vector<std::string>{"127.0.0.1", "::1", "may-chu.example.vn"});
    CHECK(tls::fingerprint_of(*authority) == files.authority_fingerprint);
    CHECK(files.authority_fingerprint.size() == 64);
    CHECK(tls::end_of(*authority) > today + std::chrono::days(3650));
    // Agents pin the authority, so it has to be in the chain that the server shows.
    CHECK(tls::read_file(files.certificate_chain).find(tls::read_file(files.authority)) != std::string::npos);
}

TEST_CASE("both numbers of a certificate's signature have their full length, whatever was drawn", "[tls]") {
    const auto key = tls::new_key();
    const auto certificate = tls::new_authority("Rasoat", *key, today, std::chrono::days(1));
    // The DER form of two numbers of 32 bytes, each with a zero before it where its highest bit is set (X.690, 8.3).
    // Of 1,000 signatures that are taken as they are drawn, seven or eight are shorter.
    constexpr int shortest = 70;
    constexpr int longest = 72;
    for (int drawn = 0; drawn < 1000; ++drawn) {
        tls::sign(*certificate, *key);
        const ASN1_BIT_STRING* signature = nullptr;
        X509_get0_signature(&signature, nullptr, certificate.get());
        REQUIRE(ASN1_STRING_length(signature) >= shortest);
        REQUIRE(ASN1_STRING_length(signature) <= longest);
    }
    CHECK(tls::signed_by(*certificate, *key));
}

TEST_CASE("private keys are for their owner alone", "[tls]") {
    const TemporaryFolder scratch;
    (void)tls::ensure_own_certificates(scratch.path(), {"localhost"}, today);
    using std::filesystem::perms;
    for (const auto* name : {"ca.key", "server.key"})
        CHECK(
            (std::filesystem::status(scratch.path() / name).permissions() & perms::mask) ==
            (perms::owner_read | perms::owner_write));
}

TEST_CASE("the authority stays, and the server's certificate stays while it is good", "[tls]") {
    const TemporaryFolder scratch;
    const auto first = tls::ensure_own_certificates(scratch.path(), {"localhost"}, today);
    const auto chain = tls::read_file(first.certificate_chain);
    const auto second = tls::ensure_own_certificates(scratch.path(), {"localhost"}, today + std::chrono::days(300));
    CHECK(second.authority_fingerprint == first.authority_fingerprint);
    CHECK(tls::read_file(second.certificate_chain) == chain);
}

TEST_CASE("the server's certificate is renewed before its end, for other names, and when it is damaged", "[tls]") {
    const TemporaryFolder scratch;
    const auto files = tls::ensure_own_certificates(scratch.path(), {"localhost"}, today);
    const auto chain = [&] { return tls::read_file(files.certificate_chain); };
    auto before = chain();
    (void)tls::ensure_own_certificates(scratch.path(), {"localhost"}, today + std::chrono::days(340));
    CHECK(chain() != before);
    before = chain();
    (void)tls::ensure_own_certificates(scratch.path(), {"localhost", "10.0.0.5"}, today + std::chrono::days(341));
    CHECK(chain() != before);
    tls::write_file(files.certificate_chain, "damaged", tls::FileAccess::everyone);
    const auto mended = tls::ensure_own_certificates(scratch.path(), {"localhost"}, today + std::chrono::days(341));
    CHECK(mended.authority_fingerprint == files.authority_fingerprint);
    CHECK_NOTHROW(tls::certificate_from_pem(chain()));
}

TEST_CASE("an authority whose key is another's is refused with the way out", "[tls]") {
    const TemporaryFolder one;
    const TemporaryFolder other;
    (void)tls::ensure_own_certificates(one.path(), {"localhost"}, today);
    (void)tls::ensure_own_certificates(other.path(), {"localhost"}, today);
    std::filesystem::copy_file(
        other.path() / "ca.key", one.path() / "ca.key", std::filesystem::copy_options::overwrite_existing);
    CHECK_THROWS_WITH(
        tls::ensure_own_certificates(one.path(), {"localhost"}, today), Catch::Contains("Restore both from a backup"));
}
