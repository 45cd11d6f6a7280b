#include "agent/report/report_json.h"
#include "tests/server/running/agent_requests.h"
#include "tests/server/running/api_client.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

std::int64_t machines_of(const RunningServer& server, std::string_view password) {
    ApiClient client(server);
    REQUIRE(client.sign_in("administrator", password).status == 200);
    const auto answer = client.get("/api/v1/overview");
    REQUIRE(answer.status == 200);
    return Json(answer.body).integer("/machines");
}

} // namespace

TEST_CASE("a backup taken while reports stream in restores to every machine acknowledged before it", "[backup]") {
    const TemporaryFolder scratch;
    const auto data = scratch.path() / "data";
    const auto backup = (scratch.path() / "backup.sqlite").string();
    constexpr int first_machines = 20;
    std::int64_t in_all = 0;
    {
        RunningServer server(data);
        const auto token = server.enrolment_token();
        std::atomic<int> sent{0};
        std::atomic<bool> enough{false};
        std::thread sender([&] {
            ApiClient client(server);
            while (!enough) {
                const auto name = "pc-" + std::to_string(sent);
                const auto agent = enrol(client, token, name);
                if (send_report(client, agent, report::to_json(office_pc(name)), "report-" + name).status == 204)
                    sent.fetch_add(1);
                sent.notify_all();
            }
        });
        for (auto known = sent.load(); known < first_machines; known = sent.load())
            sent.wait(known);
        const auto done = run_program(server_program(), {"--data", data.string(), "backup", backup});
        enough = true;
        sender.join();
        INFO(done.complained);
        REQUIRE(done.code == 0);
        CHECK(done.said.find(backup) != std::string::npos);
        in_all = sent;

        const auto again = run_program(server_program(), {"--data", data.string(), "backup", backup});
        CHECK(again.code == 1);
        CHECK(again.complained.find("there already") != std::string::npos);
        const auto running = run_program(server_program(), {"--data", data.string(), "restore", backup});
        CHECK(running.code == 1);
        CHECK(running.complained.find("in use") != std::string::npos);
        server.kill_at_once();
    }
    const auto restored = run_program(server_program(), {"--data", data.string(), "restore", backup});
    INFO(restored.said << restored.complained);
    REQUIRE(restored.code == 0);
    CHECK(restored.said.find("Đã khôi phục") != std::string::npos);
    CHECK(restored.said.find(".replaced-") != std::string::npos);
    const RunningServer server(data);
    const auto reset = run_program(server_program(), {"--data", data.string(), "reset-password", "administrator"});
    REQUIRE(reset.code == 0);
    const auto once = reset.said.substr(reset.said.find(": ") + 2, reset.said.find('\n') - reset.said.find(": ") - 2);
    ApiClient client(server);
    REQUIRE(client.sign_in("administrator", once).status == 200);
    REQUIRE(
        client.post("/api/v1/session/password", R"({"current":")" + once + R"(","new":"a new long password"})")
            .status == 204);
    const auto machines = machines_of(server, "a new long password");
    CHECK(machines >= first_machines);
    CHECK(machines <= in_all);
}

TEST_CASE("a server whose database is damaged does not start, and says how to restore", "[backup]") {
    const TemporaryFolder scratch;
    const auto data = scratch.path() / "data";
    const auto backup = (scratch.path() / "backup.sqlite").string();
    {
        RunningServer server(data);
        REQUIRE(run_program(server_program(), {"--data", data.string(), "backup", backup}).code == 0);
        REQUIRE(server.terminate() == 0); // so that all is in the file and nothing in its log
    }
    std::ofstream(data / "rasoat.sqlite", std::ios::binary) << std::string(65536, 'x');
    const auto refused = run_program(server_program(), {"--data", data.string(), "--listen", "127.0.0.1:0"});
    CHECK(refused.code == 1);
    CHECK(refused.complained.find("restore BACKUP") != std::string::npos);
    CHECK(refused.complained.find("Để khôi phục") != std::string::npos);
    REQUIRE(run_program(server_program(), {"--data", data.string(), "restore", backup}).code == 0);
    const RunningServer server(data);
    CHECK(server.administrator_password().empty()); // its accounts are back
    CHECK(run_program(server_program(), {"--data", data.string(), "restore"}).code == 2);
}
