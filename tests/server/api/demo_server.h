#pragma once

#include "tests/server/running/api_client.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <string>

namespace rasoat::tests {

/// Whether the object at `pointer` has every member that openapi.yaml requires of the schema.
[[nodiscard]] bool has_all_of(const Json& json, const char* pointer, const std::string& schema);

/// The text at `key`.
[[nodiscard]] std::string text_in(simdjson::dom::element object, const char* key);

/// A running server with the demo district, and an administrator who has changed the password.
struct DemoServer {
    TemporaryFolder scratch;
    RunningServer server;
    ApiClient client;
    explicit DemoServer(const std::string& settings = {})
        : server(scratch.path() / "data", {.demo = true, .port = {}, .settings = settings, .web = {}}), client(server) {
        client.sign_in_as_administrator(server);
    }
    Json get(const std::string& path) {
        const auto answer = client.get(path);
        INFO(path << ": " << answer.body);
        REQUIRE(answer.status == 200);
        return Json(answer.body);
    }
};

} // namespace rasoat::tests
