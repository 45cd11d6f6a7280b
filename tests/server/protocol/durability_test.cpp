#include "agent/report/report_json.h"
#include "tests/fleet/metrics_page.h"
#include "tests/server/running/agent_requests.h"
#include "tests/server/running/running_server.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <csignal>
#include <thread>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("kill -9 right after an acknowledged report loses nothing", "[protocol][durability]") {
    const TemporaryFolder scratch;
    const auto data = scratch.path() / "data";
    std::vector<std::pair<EnrolledAgent, report::Report>> acknowledged;
    for (int round = 0; round < 6; ++round) {
        RunningServer server(data);
        ApiClient client(server);
        for (const auto& [agent, pc] : acknowledged) {
            INFO(agent.device_id << " in round " << round);
            CHECK(send_heartbeat(client, agent, pc).status == 204);
        }
        const auto name = "pc-" + std::to_string(round);
        const auto agent = enrol(client, server.enrolment_token(), name);
        const auto pc = office_pc(name);
        REQUIRE(send_report(client, agent, to_json(pc), "report-" + name).status == 204);
        server.kill_at_once();
        acknowledged.emplace_back(agent, pc);
    }
    const RunningServer server(data);
    ApiClient client(server);
    for (const auto& [agent, pc] : acknowledged)
        CHECK(send_heartbeat(client, agent, pc).status == 204);
    CHECK(fleet::metric(client.get("/metrics").body, "rasoat_machines") == acknowledged.size());
}

namespace {

/// One agent that reports new states of its machine, one after the other, until the server is gone.
struct BusyAgent {
    EnrolledAgent agent;
    std::uint64_t acknowledged = 0; ///< the last state that was

    void report_until_gone(const RunningServer& server, std::atomic<int>& reports) {
        ApiClient client(server);
        try {
            for (std::uint64_t state = 1;; ++state) {
                const auto pc = office_pc(agent.device_id, {1024 * state});
                const auto answer = send_report(client, agent, to_json(pc), "state-" + std::to_string(1000 + state));
                if (answer.status != 204) return;
                acknowledged = state;
                ++reports;
            }
        } catch (const fleet::ConnectionError&) { // the server has stopped
        }
    }
};

/// Several agents report as fast as they can; after `enough` reports the server gets the signal.
void interrupt_under_load(int signal, int expected_exit) {
    const TemporaryFolder scratch;
    const auto data = scratch.path() / "data";
    std::vector<BusyAgent> agents(6);
    {
        RunningServer server(data);
        ApiClient client(server);
        const auto token = server.enrolment_token();
        for (std::size_t i = 0; i < agents.size(); ++i)
            agents[i].agent = enrol(client, token, "busy-" + std::to_string(i));
        constexpr int enough = 60;
        std::atomic<int> reports{0};
        std::vector<std::thread> threads;
        threads.reserve(agents.size());
        for (auto& agent : agents)
            threads.emplace_back([&] { agent.report_until_gone(server, reports); });
        while (reports < enough)
            std::this_thread::yield();
        server.send_signal(signal);
        for (auto& thread : threads)
            thread.join();
        CHECK(server.wait() == expected_exit);
    }
    const RunningServer server(data);
    ApiClient client(server);
    for (const auto& [agent, state] : agents) {
        REQUIRE(state > 0);
        INFO(agent.device_id << " at state " << state);
        // Either the acknowledged state is there, or the next one, which was stored without its answer getting through.
        const auto held = send_heartbeat(client, agent, office_pc(agent.device_id, {1024 * state})).status == 204;
        const auto next = send_heartbeat(client, agent, office_pc(agent.device_id, {1024 * (state + 1)})).status == 204;
        CHECK(held != next);
    }
    CHECK(fleet::metric(client.get("/metrics").body, "rasoat_machines") == agents.size());
}

} // namespace

TEST_CASE("SIGTERM under load ends with 0 and loses nothing that was acknowledged", "[protocol][durability]") {
    interrupt_under_load(SIGTERM, 0);
}

TEST_CASE("Ctrl-C is as good as SIGTERM", "[protocol][durability]") {
    interrupt_under_load(SIGINT, 0);
}

TEST_CASE("kill -9 under load loses nothing that was acknowledged", "[protocol][durability]") {
    interrupt_under_load(SIGKILL, 128 + SIGKILL);
}

TEST_CASE("a second server on the same data is refused", "[protocol][durability]") {
    const TemporaryFolder scratch;
    const RunningServer server(scratch.path() / "data");
    CHECK_THROWS_WITH(
        RunningServer(scratch.path() / "data"), Catch::Contains("did not start") && Catch::Contains("rasoat.sqlite"));
    ApiClient client(server);
    CHECK(client.get("/healthz").status == 200);
}
