#include "agent/delivery/transport.h"
#include "tests/agent/delivery/child_process.h"
#include "tests/agent/delivery/scripted_server.h"
#include "tests/agent/delivery/test_certificates.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::delivery;
using tests::ChildProcess;

namespace {

/// `openssl s_server` with these certificates on a port of 127.0.0.1.
class OpensslServer {
public:
    explicit OpensslServer(const tests::Certificates& certificates, bool shows_authority = true)
        : process_(command(certificates, shows_authority)) {
        const auto line = process_.line_with("ACCEPT 127.0.0.1:");
        port_ = static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
    }
    [[nodiscard]] ServerAddress at(const std::string& host) const { return {host, port_}; }

private:
    static std::vector<std::string> command(const tests::Certificates& certificates, bool shows_authority) {
        std::vector<std::string> words{
            "openssl",
            "s_server",
            "-accept",
            "127.0.0.1:0",
            "-www",
            "-cert",
            certificates.server.string(),
            "-key",
            certificates.key.string()};
        if (shows_authority) words.insert(words.end(), {"-cert_chain", certificates.authority.string()});
        return words;
    }

    ChildProcess process_;
    std::uint16_t port_ = 0;
};

Endpoint endpoint(const ServerAddress& address, const tests::Certificates& trusted) {
    return {address, tests::file_bytes(trusted.authority)};
}

std::string failure_of(const Endpoint& endpoint) {
    try {
        static_cast<void>(exchange(endpoint, {"/", {}, {}}));
    } catch (const TransportFailed& failure) {
        return failure.what();
    }
    return "(answered)";
}

std::string lower_digits(std::string_view fingerprint) {
    std::string digits;
    for (const char c : fingerprint)
        if (c != ':') digits += static_cast<char>(std::tolower(c));
    return digits;
}

} // namespace

TEST_CASE("the authority is taken from the handshake by its fingerprint, in any spelling", "[transport]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:localhost,IP:127.0.0.1");
    const OpensslServer server(certificates);
    const auto pem = tests::file_bytes(certificates.authority);
    CHECK(certificate_authority_shown_by(server.at("localhost"), certificates.fingerprint) == pem);
    const auto digits = lower_digits(certificates.fingerprint);
    CHECK(certificate_authority_shown_by(server.at("127.0.0.1"), digits) == pem);
    CHECK(certificate_authority_shown_by(server.at("localhost"), "sha256:" + digits) == pem);
}

TEST_CASE("an authority of another fingerprint is not taken", "[transport]") {
    const tests::TemporaryFolder folder;
    const auto real = tests::make_certificates(folder.path() / "real", "DNS:localhost");
    const auto other = tests::make_certificates(folder.path() / "other", "DNS:localhost");
    const OpensslServer impostor(other);
    CHECK_THROWS_WITH(
        certificate_authority_shown_by(impostor.at("localhost"), real.fingerprint),
        Catch::Contains("no CA certificate with the fingerprint " + lower_digits(real.fingerprint)) &&
            Catch::Contains(lower_digits(other.fingerprint)) && Catch::Contains("nothing was sent"));
}

TEST_CASE("the server's own certificate does not pass for the authority, nor does a chain without one", "[transport]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:localhost");
    auto printed =
        tests::run({"openssl", "x509", "-in", certificates.server.string(), "-noout", "-fingerprint", "-sha256"})
            .output;
    printed = printed.substr(printed.find('=') + 1);
    const OpensslServer server(certificates);
    CHECK_THROWS_AS(
        certificate_authority_shown_by(server.at("localhost"), lower_digits(printed).substr(0, 64)), TransportFailed);
    const OpensslServer alone(certificates, false);
    CHECK_THROWS_WITH(
        certificate_authority_shown_by(alone.at("localhost"), certificates.fingerprint),
        Catch::Contains("it shows none"));
}

TEST_CASE("a fingerprint that is none is refused before anyone is asked", "[transport]") {
    for (const auto* fingerprint : {"", "abc", "zz", "00:11"})
        CHECK_THROWS_WITH(
            certificate_authority_shown_by({"localhost", 1}, fingerprint), Catch::Contains("64 hexadecimal digits"));
}

TEST_CASE("a server by the trusted authority and under its own name is spoken to", "[transport]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:localhost,IP:127.0.0.1");
    const tests::ScriptedServer server(
        certificates, {tests::http_answer(204, "Rasoat-Next-Report: 60\r\n"), tests::http_answer(204)});
    const auto response =
        exchange(endpoint(server.address(), certificates), {"/x", {{"A", "b"}}, std::string(100'000, 'z')});
    CHECK(response.status == 204);
    CHECK(response.header("rasoat-next-report") == "60");
    CHECK(server.requests().at(0).find("POST /x HTTP/1.1\r\n") == 0);
    CHECK(server.requests().at(0).size() > 100'000);
    CHECK(exchange(endpoint({"127.0.0.1", server.address().port}, certificates), {"/", {}, {}}).status == 204);
}

TEST_CASE("a server by another authority is not spoken to", "[transport]") {
    const tests::TemporaryFolder folder;
    const auto real = tests::make_certificates(folder.path() / "real", "DNS:localhost");
    const auto other = tests::make_certificates(folder.path() / "other", "DNS:localhost");
    const tests::ScriptedServer impostor(other, {tests::http_answer(204), ""}); // looked at once more to say why
    CHECK_THAT(
        failure_of(endpoint(impostor.address(), real)),
        Catch::Contains("does not prove") && Catch::Contains("nothing was sent"));
    CHECK(impostor.requests().empty());
}

TEST_CASE("a server of the right authority under a wrong name is not spoken to", "[transport]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:rasoat.example.vn,IP:10.0.0.1");
    const tests::ScriptedServer server(certificates, {tests::http_answer(204), "", tests::http_answer(204), ""});
    CHECK_THAT(failure_of(endpoint(server.address(), certificates)), Catch::Contains("hostname mismatch"));
    CHECK_THAT(
        failure_of(endpoint({"127.0.0.1", server.address().port}, certificates)),
        Catch::Contains("IP address mismatch"));
    CHECK(server.requests().empty());
}

TEST_CASE("no server, no name and no TLS are told apart", "[transport]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:localhost");
    std::uint16_t closed_port = 0;
    {
        const tests::ScriptedServer gone(certificates, {});
        closed_port = gone.address().port;
    }
    CHECK_THAT(failure_of(endpoint({"127.0.0.1", closed_port}, certificates)), Catch::Contains("Connection refused"));
    CHECK_THAT(failure_of(endpoint({"no-such-host.invalid", 443}, certificates)), Catch::Contains("has no address"));
    const tests::ScriptedServer hangs_up(certificates, {"", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf"});
    CHECK_THAT(failure_of(endpoint(hangs_up.address(), certificates)), Catch::Contains("mid-answer"));
    CHECK_THAT(failure_of(endpoint(hangs_up.address(), certificates)), Catch::Contains("mid-answer"));
}
