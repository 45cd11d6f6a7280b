#include "server/startup/server_settings.h"
#include "settings/settings_error.h"
#include "tests/server/running/text_file.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

startup::ServerSettings settings_of(const std::string& text) {
    const TemporaryFolder scratch;
    write_text(scratch.path() / "server.toml", text);
    return startup::read_server_settings(scratch.path() / "server.toml");
}

std::string refusal_of(const std::string& text) {
    try {
        (void)settings_of(text);
    } catch (const settings::SettingsError& error) {
        const std::string message = error.what();
        return message.substr(message.find("server.toml"));
    }
    return "nothing was refused";
}

} // namespace

TEST_CASE("config/server.toml says the defaults", "[config]") {
    const auto file = startup::read_server_settings(project_path("config/server.toml"));
    const auto none = settings_of("");
    CHECK(file.organisation == none.organisation);
    CHECK(file.listen.host == none.listen.host);
    CHECK(file.listen.port == none.listen.port);
    CHECK(file.data_folder == none.data_folder);
    CHECK(file.web_folder == none.web_folder);
    CHECK(file.rules_folder == none.rules_folder);
    CHECK(file.storage.write_queue == none.storage.write_queue);
    CHECK(file.storage.batch == none.storage.batch);
    CHECK(file.storage.readers == none.storage.readers);
    CHECK(file.agents.intake.bytes == none.agents.intake.bytes);
    CHECK(file.agents.next_report == none.agents.next_report);
    CHECK(file.plan_time_limit == none.plan_time_limit);
    CHECK(file.stop_time == none.stop_time);
    CHECK(file.listen.shares.all == none.listen.shares.all);
    CHECK(file.listen.shares.one_address == none.listen.shares.one_address);
    CHECK(file.listen.deadlines.head == none.listen.deadlines.head);
    CHECK(file.listen.deadlines.body == none.listen.deadlines.body);
    CHECK(file.listen.deadlines.answer == none.listen.deadlines.answer);
    CHECK(file.listen.deadlines.keep_alive == none.listen.deadlines.keep_alive);
    CHECK(file.listen.deadlines.keep_alive_short == none.listen.deadlines.keep_alive_short);
}

TEST_CASE("a wrong value is refused with file, line and what is allowed", "[config]") {
    CHECK(refusal_of("[listen]\n\nport = 99999\n") == "server.toml:3: port = 99999 is out of range (0 to 65535)");
    CHECK(
        refusal_of("[listen]\nport = \"8443\"\n") ==
        "server.toml:2: port = \"8443\" is not a whole number (0 to 65535)");
    CHECK(
        refusal_of("[log]\nlevel = \"loud\"\n") ==
        "server.toml:2: level = \"loud\" is not one of debug, info, warning, error");
    CHECK(refusal_of("[listen]\naddress = \"localhost\"\n").find("server.toml:2: address") == 0);
}

TEST_CASE("an unknown key is refused with the nearest known one", "[config]") {
    const auto message = refusal_of("[listen]\nprot = 8443\n");
    CHECK(message.find("server.toml:2:") == 0);
    CHECK(message.find("port") != std::string::npos);
    CHECK(refusal_of("[listne]\nport = 8443\n").find("server.toml:1:") == 0);
    CHECK(refusal_of("port = 8443\n").find("server.toml:1:") == 0);
}

TEST_CASE("a certificate without its key is refused", "[config]") {
    CHECK(refusal_of("[tls]\ncertificate = \"a.crt\"\n").find("server.toml:2: certificate") == 0);
    CHECK(settings_of("[tls]\ncertificate = \"a.crt\"\nprivate_key = \"a.key\"\n").certificate.has_value());
}
