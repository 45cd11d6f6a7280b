#include "agent/delivery/http_date.h"
#include "agent/delivery/socket_linux.h"
#include "agent/delivery/transport.h"
#include "tests/agent/delivery/plain_server.h"
#include "tests/agent/delivery/real_proxy.h"
#include "tests/agent/delivery/scripted_server.h"
#include "tests/agent/delivery/test_certificates.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace rasoat;
using namespace rasoat::delivery;
using tests::http_answer;

namespace {

Endpoint endpoint(const ServerAddress& address, const tests::Certificates& certificates) {
    return {address, tests::file_bytes(certificates.authority), std::nullopt};
}

Trouble trouble_with(const Endpoint& endpoint) {
    try {
        static_cast<void>(exchange(endpoint, {"/x", {}, {}}));
    } catch (const TransportFailed& failure) {
        INFO(failure.what());
        CHECK(std::string(failure.what()).size() > 20);
        return failure.trouble();
    }
    throw std::runtime_error("nothing was wrong");
}

} // namespace

TEST_CASE("this PC's wrong clock is told from a certificate that has really expired", "[trouble]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:localhost");
    SECTION("the clock is behind: the certificate is not valid yet, and the server's clock says why") {
        tests::make_valid(certificates, 30, 400);
        const tests::ScriptedServer server(certificates, {"", http_answer(200, tests::date_header(40))});
        CHECK(trouble_with(endpoint(server.address(), certificates)) == Trouble::wrong_clock);
        CHECK(server.requests().size() == 1);
        CHECK(server.requests().front().starts_with("GET /healthz")); // and nothing else was told
    }
    SECTION("the clock is ahead") {
        tests::make_valid(certificates, -400, -5);
        const tests::ScriptedServer server(certificates, {"", http_answer(200, tests::date_header(-40))});
        CHECK(trouble_with(endpoint(server.address(), certificates)) == Trouble::wrong_clock);
    }
    SECTION("the certificate has expired by the server's own clock too") {
        tests::make_valid(certificates, -400, -5);
        const tests::ScriptedServer server(certificates, {"", http_answer(200, tests::date_header(0))});
        CHECK(trouble_with(endpoint(server.address(), certificates)) == Trouble::expired_certificate);
    }
    SECTION("an impostor's word on the time counts for nothing") {
        const auto others = tests::make_certificates(folder.path() / "others", "DNS:localhost");
        tests::make_valid(others, -400, -5);
        const tests::ScriptedServer server(others, {"", http_answer(200, tests::date_header(-40)), ""});
        CHECK(trouble_with(endpoint(server.address(), certificates)) != Trouble::wrong_clock);
    }
}

TEST_CASE("a server set up anew is told from a network's sign-in page", "[trouble]") {
    const tests::TemporaryFolder folder;
    const auto ours = tests::make_certificates(folder.path() / "ours", "DNS:localhost");
    const auto anew = tests::make_certificates(folder.path() / "anew", "DNS:localhost");
    const auto portal = tests::make_certificates(folder.path() / "portal", "DNS:login.wifi.example");
    const tests::ScriptedServer server(anew, {"", ""});
    CHECK(trouble_with(endpoint(server.address(), ours)) == Trouble::other_authority);
    const tests::ScriptedServer page(portal, {"", ""});
    CHECK(trouble_with(endpoint(page.address(), ours)) == Trouble::captive_portal);
    const tests::PlainServer redirect("HTTP/1.1 302 Found\r\nLocation: http://login.wifi.example/\r\n\r\n");
    CHECK(trouble_with(endpoint(redirect.address(), ours)) == Trouble::captive_portal);
}

TEST_CASE("the server is reached through a real proxy, which sees nothing but names", "[trouble][proxy]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:localhost");
    const tests::RealProxy proxy(folder.path());
    const tests::ScriptedServer server(certificates, {"", http_answer(204)});
    auto through = endpoint(server.address(), certificates);
    through.proxy = proxy.address();
    const auto authority = certificate_authority_shown_by(server.address(), certificates.fingerprint, proxy.address());
    CHECK(authority == through.certificate_authority);
    CHECK(exchange(through, {"/x", {{"Authorization", "Bearer secret"}}, "body"}).status == 204);
    CHECK_THAT(proxy.log(), Catch::Contains("CONNECT localhost:" + std::to_string(server.address().port)));
    CHECK_THAT(proxy.log(), !Catch::Contains("secret"));
}

TEST_CASE("a proxy that is not there, refuses, wants a password or sends elsewhere", "[trouble][proxy]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:localhost");
    auto through = endpoint({"localhost", 443}, certificates);
    through.proxy = tests::PlainServer("").address(); // gone by now
    CHECK(trouble_with(through) == Trouble::proxy);
    const struct {
        const char* answer;
        Trouble trouble;
    } answers[] = {
        {"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", Trouble::proxy},
        {"HTTP/1.1 403 Forbidden\r\n\r\n", Trouble::proxy},
        {"SSH-2.0-OpenSSH\r\n", Trouble::proxy},
        {"HTTP/1.1 302 Found\r\nLocation: http://login/\r\n\r\n", Trouble::captive_portal},
        {"HTTP/1.1 511 Network Authentication Required\r\n\r\n", Trouble::captive_portal},
    };
    for (const auto& [answer, trouble] : answers) {
        INFO(answer);
        const tests::PlainServer proxy(answer);
        through.proxy = proxy.address();
        CHECK(trouble_with(through) == trouble);
    }
}

TEST_CASE("the environment's proxy counts, except for the names that it excepts", "[proxy]") {
    const ServerAddress proxy{"proxy.example.vn", 3128};
    const auto named = [&](const char* exceptions) {
        return proxy_in_environment("http://proxy.example.vn:3128", exceptions, "rasoat.xa.example.vn");
    };
    CHECK(named("") == proxy);
    CHECK(named("localhost, other.example.vn") == proxy);
    CHECK(named("soat.xa.example.vn") == proxy); // a part of a name is another name
    CHECK_FALSE(named("localhost,.example.vn"));
    CHECK_FALSE(named("xa.example.vn"));
    CHECK_FALSE(named("rasoat.xa.example.vn"));
    CHECK_FALSE(named("*"));
    CHECK_FALSE(proxy_in_environment("", "", "localhost"));
}

TEST_CASE("the next exchange goes on with the kept TLS session, and does without where it is broken", "[session]") {
    const tests::TemporaryFolder folder;
    const auto certificates = tests::make_certificates(folder.path(), "DNS:localhost");
    const tests::ScriptedServer server(certificates, {http_answer(204), http_answer(204), http_answer(204)});
    auto kept = endpoint(server.address(), certificates);
    kept.session = folder.path() / "session";
    CHECK(exchange(kept, {"/x", {}, {}}).status == 204);
    REQUIRE(std::filesystem::file_size(kept.session) > 100);
    CHECK(exchange(kept, {"/x", {}, {}}).status == 204);
    std::ofstream(kept.session) << "no session";
    CHECK(exchange(kept, {"/x", {}, {}}).status == 204);
    CHECK(server.resumed() == 1);
}

TEST_CASE("the date of an HTTP answer is a moment, and nothing else is", "[date]") {
    using namespace std::chrono;
    CHECK(moment_of_http_date("Tue, 24 Nov 2026 08:09:10 GMT") == sys_days(2026y / November / 24) + 8h + 9min + 10s);
    for (const auto* text :
         {"", "Tue, 24 Nov 2026 08:09:10", "Tue, 31 Feb 2026 08:09:10 GMT", "Tue, 24 Xxx 2026 08:09:10 GMT",
          "Tue, 24 Nov 2026 25:09:10 GMT", "2026-11-24T08:09:10Z        GMT", "Tue, 24 ovD 2026 08:09:10 GMT"})
        CHECK_FALSE(moment_of_http_date(text));
}
