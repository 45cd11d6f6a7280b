#include "tests/server/api/demo_server.h"
#include "tests/server/running/api_client.h"
#include "tests/server/running/text_file.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

/// SHA-256 of "a package\n", by sha256sum.
constexpr auto* digest = "c5919a885d0e983e8bcfedc3ad1ab67b4020c2c31be5bfc2e8117f072fdc9106";

/// A server that hands out what is in a folder, beside a file that is nobody's business.
struct Shelf {
    TemporaryFolder scratch;
    std::filesystem::path folder = scratch.path() / "installers";
    RunningServer server;
    ApiClient client;

    Shelf()
        : server(
              scratch.path() / "data",
              {.demo = false, .port = {}, .settings = "[installers]\nfolder = \"" + folder.string() + "\"", .web = {}}),
          client(server) {
        client.sign_in_as_administrator(server);
    }
    void fill() {
        std::filesystem::create_directories(folder);
        write_text(folder / "rasoat-agent_0.1.0_amd64.deb", "a package\n");
        write_text(folder / "rasoat-agent-x64.msi", std::string(700'000, 'm'));
        write_text(folder / "notes.txt", "not handed out");
        write_text(folder / "a name with spaces.deb", "not handed out");
        write_text(scratch.path() / "secret.deb", "secret");
        std::filesystem::create_symlink(scratch.path() / "secret.deb", folder / "link.deb");
    }
    Json list() { return Json(client.get("/api/v1/installers").body); }
    Json token() {
        const auto unit = Json(client.get("/api/v1/units").body).text("/items/0/id");
        const auto made = client.post("/api/v1/enrolment-tokens", R"({"unit_id":")" + unit + R"("})");
        REQUIRE(made.status == 201);
        return Json(made.body);
    }
};

} // namespace

TEST_CASE("a folder of packages is listed with size, digest and system as it is at the moment", "[api][installers]") {
    Shelf shelf;
    CHECK(shelf.list()["/items"].get_array().size() == 0);
    CHECK(shelf.token()["/debian_command"].is_null());

    shelf.fill();
    const auto list = shelf.list();
    REQUIRE(list["/items"].get_array().size() == 2);
    CHECK(has_all_of(list, "/items/0", "Installer"));
    CHECK(list.text("/items/0/name") == "rasoat-agent_0.1.0_amd64.deb");
    CHECK(list.text("/items/0/system") == "debian");
    CHECK(list.integer("/items/0/bytes") == 10);
    CHECK(list.text("/items/0/sha256") == digest);
    CHECK(list.text("/items/1/system") == "windows_x64");

    const auto token = shelf.token();
    CHECK(has_all_of(token, "", "NewEnrolmentToken"));
    CHECK(token.text("/debian_command").find(digest) != std::string::npos);
    CHECK(token.text("/windows_fetch_command").find("/installers/rasoat-agent-x64.msi") != std::string::npos);
    CHECK(
        token.text("/windows_command").find("SERVER=" + shelf.server.url() + " TOKEN=" + token.text("/token")) !=
        std::string::npos);
}

TEST_CASE("a package comes whole, to anybody, and once only to who keeps it", "[api][installers]") {
    Shelf shelf;
    shelf.fill();
    ApiClient stranger(shelf.server);
    const auto package = stranger.get("/installers/rasoat-agent-x64.msi");
    REQUIRE(package.status == 200);
    CHECK(package.body == std::string(700'000, 'm'));
    CHECK(package.field("Content-Disposition") == "attachment; filename=\"rasoat-agent-x64.msi\"");
    const auto again = stranger.get("/installers/rasoat-agent-x64.msi", {{"If-None-Match", package.field("ETag")}});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(stranger.get("/installers/rasoat-agent_0.1.0_amd64.deb").body == "a package\n"); // the connection goes on

    write_text(shelf.folder / "rasoat-agent-x64.msi", std::string(800'000, 'n'));
    const auto newer = stranger.get("/installers/rasoat-agent-x64.msi", {{"If-None-Match", package.field("ETag")}});
    CHECK(newer.status == 200);
    CHECK(newer.body.size() == 800'000);
    CHECK(stranger.get("/api/v1/installers").status == 401);
}

TEST_CASE("nothing beside the folder's packages can be had", "[api][installers]") {
    Shelf shelf;
    shelf.fill();
    for (const auto* name :
         {"notes.txt", "link.deb", "a%20name%20with%20spaces.deb", "..%2Fsecret.deb", "%2e%2e%2fsecret.deb",
          "..%2Fdata%2Frasoat.sqlite", "none.deb"}) {
        INFO(name);
        CHECK(shelf.client.get("/installers/" + std::string(name)).status == 404);
    }
    CHECK(shelf.client.get("/installers/../secret.deb").status != 200);
}
