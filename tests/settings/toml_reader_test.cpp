#include "settings/toml_reader.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace rasoat::settings;

namespace {

/// The refusal's message; fails when nothing is refused.
std::string refusal_of(const std::function<void()>& read) {
    try {
        read();
    } catch (const SettingsError& error) {
        return error.what();
    }
    FAIL("nothing was refused");
    return {};
}

enum class Level { debug, info, error };
const Choices<Level> levels{{"debug", Level::debug}, {"info", Level::info}, {"error", Level::error}};

} // namespace

TEST_CASE("a value out of range is refused with file, line and range", "[toml]") {
    const auto root = parse_toml("# roles\n\nmemory_gb = -3\n", "config/roles.toml");
    CHECK(refusal_of([&] {
              (void)root.integer("memory_gb", {1, 1024});
          }) == "config/roles.toml:3: memory_gb = -3 is out of range (1 to 1024)");
    CHECK(refusal_of([&] {
              (void)root.integer("memory_gb", {0});
          }) == "config/roles.toml:3: memory_gb = -3 is out of range (0 or more)");
    CHECK(root.integer("memory_gb", {-3, 0}) == -3);
}

TEST_CASE("a value of the wrong type is refused and shown", "[toml]") {
    const auto root = parse_toml("port = \"many\"\nhost = 5\nwhen = \"2025-07-01\"\nshare = nan\n", "s.toml");
    CHECK(refusal_of([&] {
              (void)root.integer("port", {1, 65535});
          }) == "s.toml:1: port = \"many\" is not a whole number (1 to 65535)");
    CHECK(refusal_of([&] { (void)root.text("host"); }) == "s.toml:2: host = 5 is not a text in quotes");
    CHECK(refusal_of([&] { (void)root.boolean("host"); }) == "s.toml:2: host = 5 is not true or false");
    CHECK(
        refusal_of([&] { (void)root.date("when"); }) == "s.toml:3: when = \"2025-07-01\" is not a date "
                                                        "(year-month-day without quotes, like 2025-07-01)");
    CHECK(refusal_of([&] {
              (void)root.real("share", {0.0, 1.0});
          }) == "s.toml:4: share = nan is out of range (0 to 1)");
    CHECK(refusal_of([&] { (void)root.tables("host"); }) == "s.toml:2: host = 5 is not a list of tables ([[host]])");
}

TEST_CASE("a key nobody asked for is refused with the nearest known one", "[toml]") {
    const auto root = parse_toml("[listen]\nhost = \"::\"\nprot = 8443\n", "config/server.toml");
    const auto listen = root.table("listen");
    (void)listen.text("host");
    (void)listen.integer_or("port", 8443, {1, 65535});
    CHECK(refusal_of([&] {
              listen.refuse_unknown_keys();
          }) == "config/server.toml:3: prot is not a known key, did you mean port?; known here: host, port");
    root.refuse_unknown_keys();
}

TEST_CASE("a missing key names its table and the table's line", "[toml]") {
    const auto root = parse_toml("# head\n[listen]\nhost = \"::\"\n", "server.toml");
    CHECK(refusal_of([&] {
              (void)root.table("listen").integer("port");
          }) == "server.toml:2: [listen] lacks the key port");
    CHECK(refusal_of([&] { (void)root.table("log"); }) == "server.toml:1: the key log is missing");
}

TEST_CASE("a name that is not among the choices is refused with all of them", "[toml]") {
    const auto root = parse_toml("level = \"inof\"\n", "server.toml");
    CHECK(refusal_of([&] {
              (void)root.choice("level", levels);
          }) == "server.toml:1: level = \"inof\" is not one of debug, info, error; did you mean info?");
    CHECK(root.choice_or("other_level", Level::error, levels) == Level::error);
}

TEST_CASE("absent keys take their default and are absent where asked so", "[toml]") {
    const auto root = parse_toml("empty = \"\"\nwhole = 2\n", "server.toml");
    CHECK(root.text_or("empty", "default") == "default");
    CHECK_FALSE(root.text_if_set("empty"));
    CHECK(refusal_of([&] { (void)root.text("empty"); }) == "server.toml:1: empty = \"\" is empty");
    CHECK(root.real("whole") == 2.0);
    CHECK_FALSE(root.date_if_set("day"));
    CHECK_FALSE(root.table_if_set("table"));
    CHECK(root.tables("tables").empty());
    CHECK(root.texts("list").empty());
}

TEST_CASE("named tables come in the file's order", "[toml]") {
    const auto root = parse_toml("[role.zeta]\nweight = 1.5\n[role.alpha]\nweight = 1\n", "roles.toml");
    const auto roles = root.named_tables("role");
    REQUIRE(roles.size() == 2);
    CHECK(roles[0].first == "zeta");
    CHECK(roles[0].second.real("weight") == 1.5);
    CHECK(roles[1].first == "alpha");
    CHECK(roles[1].second.line() == 3);
}

TEST_CASE("dates are calendar days", "[toml]") {
    using namespace std::chrono;
    CHECK(parse_toml("from = 2025-07-01\n", "norms.toml").date("from") == sys_days{2025y / July / 1});
}

TEST_CASE("a file that is not TOML or not there is refused by name", "[toml]") {
    CHECK(refusal_of([] {
              (void)parse_toml("a = 1\nb = = 2\n", "x.toml");
          }).starts_with("x.toml:2: is not valid TOML: "));
    CHECK(refusal_of([] {
              (void)read_toml("/nonexistent/server.toml");
          }) == "/nonexistent/server.toml: cannot be read: No such file or directory");
}
