#include "server/api/web_files.h"
#include "tests/server/running/text_file.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

http::RequestHead asking_for(const std::string& path) {
    http::RequestHead head;
    head.method = "GET";
    head.path = path;
    return head;
}

std::string field(const http::Response& response, std::string_view name) {
    const auto found = std::find_if(
        response.fields.begin(), response.fields.end(), [&](const auto& one) { return one.first == name; });
    return found == response.fields.end() ? "" : found->second;
}

/// A built application beside a file that is nobody's business.
struct Site {
    TemporaryFolder scratch;
    std::filesystem::path folder = scratch.path() / "web";
    Site() {
        std::filesystem::create_directories(folder / "assets");
        write_text(folder / "index.html", "<!doctype html><title>R</title>" + std::string(2000, ' '));
        write_text(folder / "assets" / "index-abc123.js", "console.log(1)");
        write_text(scratch.path() / "secret.txt", "secret");
        std::filesystem::create_symlink(scratch.path() / "secret.txt", folder / "link.txt");
    }
};

} // namespace

TEST_CASE("files named by their content may be kept for ever, the page may not", "[api][web]") {
    const Site site;
    const api::WebFiles files(site.folder);
    const auto script = files.answer(asking_for("/assets/index-abc123.js"));
    CHECK(script.status == 200);
    CHECK(script.media_type == "text/javascript; charset=utf-8");
    CHECK(field(script, "Cache-Control") == "public, max-age=31536000, immutable");
    const auto page = files.answer(asking_for("/index.html"));
    CHECK(field(page, "Cache-Control") == "no-cache");
    CHECK_FALSE(field(page, "ETag").empty());
}

TEST_CASE("a path of the application gets its page", "[api][web]") {
    const Site site;
    const api::WebFiles files(site.folder);
    for (const std::string path : {"/", "/machines/12", "/plan"})
        CHECK(files.answer(asking_for(path)).body.starts_with("<!doctype html>"));
}

TEST_CASE("a known file is not sent again", "[api][web]") {
    const Site site;
    const api::WebFiles files(site.folder);
    auto head = asking_for("/");
    head.fields.emplace_back("If-None-Match", field(files.answer(head), "ETag"));
    const auto again = files.answer(head);
    CHECK(again.status == 304);
    CHECK(again.body.empty());
}

TEST_CASE("the page comes compressed to whoever takes it", "[api][web]") {
    const Site site;
    const api::WebFiles files(site.folder);
    auto head = asking_for("/");
    head.fields.emplace_back("Accept-Encoding", "gzip");
    const auto page = files.answer(head);
    CHECK(field(page, "Content-Encoding") == "gzip");
    CHECK(page.body.size() < 200);
}

TEST_CASE("no path leads out of the folder", "[api][web]") {
    const Site site;
    const api::WebFiles files(site.folder);
    for (const std::string path :
         {"/../secret.txt", "/assets/../../secret.txt", "//secret.txt", "/link.txt", "/assets/none.js", "/none.png",
          "/assets/"}) {
        INFO(path);
        CHECK_THROWS_AS(files.answer(asking_for(path)), http::ProblemError);
    }
}

TEST_CASE("an absent folder has no files", "[api][web]") {
    const TemporaryFolder scratch;
    const api::WebFiles files(scratch.path() / "none");
    CHECK(files.empty());
    CHECK_THROWS_AS(files.answer(asking_for("/")), http::ProblemError);
}
