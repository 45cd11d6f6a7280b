#include "tests/server/running/api_client.h"
#include "tests/server/running/text_file.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

struct Site {
    TemporaryFolder scratch;
    std::filesystem::path folder = scratch.path() / "web";
    Site() {
        std::filesystem::create_directories(folder);
        write_text(folder / "index.html", "<!doctype html>");
        write_text(folder / "openapi.json", R"({"openapi":"3.1.0"})");
        write_text(scratch.path() / "secret.txt", "secret");
    }
};

RunningServer serving(const Site& site) {
    RunningServer::Options options;
    options.web = site.folder;
    return {site.scratch.path() / "data", options};
}

} // namespace

TEST_CASE("the application is served with headers that keep strangers out", "[api][web]") {
    const Site site;
    const auto server = serving(site);
    ApiClient client(server);
    const auto page = client.get("/machines/12");
    CHECK(page.status == 200);
    CHECK(page.body == "<!doctype html>");
    CHECK(page.field("Content-Security-Policy").find("default-src 'none'") != std::string::npos);
    CHECK(page.field("Content-Security-Policy").find("frame-ancestors 'none'") != std::string::npos);
    CHECK(page.field("X-Content-Type-Options") == "nosniff");
    CHECK(page.field("Referrer-Policy") == "no-referrer");
    CHECK(client.get("/api/openapi.json").body == R"({"openapi":"3.1.0"})");
}

TEST_CASE("no request leads out of the application's folder", "[api][web]") {
    const Site site;
    const auto server = serving(site);
    ApiClient client(server);
    for (const auto* path :
         {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
          "/assets/../../secret.txt", "/..\\secret.txt", "//../secret.txt"}) {
        INFO(path);
        const auto answer = client.get(path);
        CHECK(answer.status == 404);
        CHECK(answer.body.find("secret\n") == std::string::npos);
    }
}
