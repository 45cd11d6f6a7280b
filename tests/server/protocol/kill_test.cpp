#include "agent/report/report_json.h"
#include "server/store/sqlite/sqlite_store.h"
#include "tests/fleet/metrics_page.h"
#include "tests/server/running/agent_requests.h"
#include "tests/server/running/running_server.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <map>
#include <random>
#include <thread>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

struct Pc {
    EnrolledAgent agent;
    std::uint64_t sent = 0;         ///< states of the machine, counted from 1
    std::uint64_t acknowledged = 0; ///< less than `sent`: the server was gone before it answered
};

/// PCs that one thread plays over all the lives of a server, new ones and changed ones by turns, as fast as answers
/// come. What an agent does after a break, they do: the report that was not acknowledged goes out again as it was.
class Desk {
public:
    Desk(int number, std::uint32_t seed) : number_(number), random_(seed) {}

    void work_until_gone(const RunningServer& server, const std::string& token, std::atomic<int>& acknowledged) {
        try {
            ApiClient client(server);
            for (auto& pc : latest())
                if (pc.acknowledged < pc.sent) send(client, pc);
            for (const auto& pc : latest())
                if (!is_held(client, pc)) lost_.push_back(pc.agent.device_id);
            while (lost_.empty()) {
                if (pcs_.empty() || random_() % 2 == 0) {
                    const auto name = fmt::format("desk-{}-pc-{}", number_, names_++);
                    pcs_.push_back({enrol(client, token, name)});
                }
                auto& pc = latest()[random_() % latest().size()];
                ++pc.sent;
                send(client, pc);
                ++acknowledged;
            }
        } catch (const fleet::ConnectionError&) { // the server was killed
        }
    }

    /// Whether the server holds what it acknowledged last.
    static bool is_held(ApiClient& client, const Pc& pc) {
        return pc.acknowledged == 0 || send_heartbeat(client, pc.agent, state_of(pc)).status == 204;
    }

    [[nodiscard]] std::span<Pc> pcs() { return pcs_; }
    /// What was acknowledged and is not there, or was refused.
    [[nodiscard]] const std::vector<std::string>& lost() const { return lost_; }

private:
    std::span<Pc> latest() {
        constexpr std::size_t at_work = 6;
        return std::span(pcs_).last(std::min(at_work, pcs_.size()));
    }

    static report::Report state_of(const Pc& pc) { return office_pc(pc.agent.device_id, {1024 * pc.sent}); }

    void send(ApiClient& client, Pc& pc) {
        const auto key = fmt::format("{}-state-{}", pc.agent.device_id, pc.sent);
        const auto answer = send_report(client, pc.agent, to_json(state_of(pc)), key);
        if (answer.status == 204)
            pc.acknowledged = pc.sent;
        else
            lost_.push_back(fmt::format("{} was answered {}", key, answer.status));
    }

    int number_;
    std::mt19937 random_;
    int names_ = 0;
    std::vector<Pc> pcs_;
    std::vector<std::string> lost_;
};

/// One life: the desks work until the server is killed, after a random number of acknowledgements and a random moment
/// more, so that the kill falls anywhere between a request's first byte and the answer's last.
void live_and_be_killed(
    const std::filesystem::path& data, const std::string& token, std::vector<Desk>& desks, std::mt19937& random) {
    RunningServer server(data);
    std::atomic<int> acknowledged{0};
    std::vector<std::thread> threads;
    threads.reserve(desks.size());
    for (auto& desk : desks)
        threads.emplace_back([&] { desk.work_until_gone(server, token, acknowledged); });
    const auto enough = std::uniform_int_distribution<int>(0, 40)(random);
    while (acknowledged < enough)
        std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(0, 5000)(random)));
    server.kill_at_once();
    for (auto& thread : threads)
        thread.join();
}

std::string token_of_first_life(const std::filesystem::path& data) {
    const RunningServer server(data);
    return server.enrolment_token();
}

/// How often each PC's memory was seen to change, read from the store itself.
std::map<std::string, std::uint64_t> changes_stored(const std::filesystem::path& data) {
    store::SqliteOptions options;
    options.file = data / "rasoat.sqlite";
    const auto store = store::open_sqlite_store(options);
    const auto reader = store->snapshot();
    std::map<std::string, std::uint64_t> changes;
    for (const auto& machine : reader->machines()) {
        REQUIRE_FALSE(changes.contains(machine.hostname)); // no PC has two records
        const auto history = reader->history_of(machine.id, 1000);
        changes[machine.hostname] = static_cast<std::uint64_t>(
            std::ranges::count(history, store::MachinePart::memory, &store::HistoryEntry::part));
    }
    return changes;
}

} // namespace

TEST_CASE("killed at a hundred random points under load, every acknowledged report is there, and once", "[kill]") {
    constexpr int kills = 100;
    const TemporaryFolder scratch;
    const auto data = scratch.path() / "data";
    const auto token = token_of_first_life(data);
    const auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::vector<Desk> desks;
    for (int number = 0; number < 4; ++number)
        desks.emplace_back(number, random());
    for (int kill = 0; kill < kills; ++kill) {
        live_and_be_killed(data, token, desks, random);
        INFO("kill " << kill);
        for (const auto& desk : desks)
            REQUIRE(desk.lost() == std::vector<std::string>{});
    }

    std::map<std::string, std::uint64_t> expected; // each state after the first is one change
    {
        RunningServer server(data);
        ApiClient client(server);
        for (auto& desk : desks)
            for (const auto& pc : desk.pcs()) {
                INFO(pc.agent.device_id << " at state " << pc.sent << ", acknowledged " << pc.acknowledged);
                if (pc.acknowledged < pc.sent) {
                    const auto key = fmt::format("{}-state-{}", pc.agent.device_id, pc.sent);
                    const auto json = to_json(office_pc(pc.agent.device_id, {1024 * pc.sent}));
                    REQUIRE(send_report(client, pc.agent, json, key).status == 204);
                } else {
                    CHECK(Desk::is_held(client, pc));
                }
                if (pc.sent > 0) expected[pc.agent.device_id] = pc.sent - 1;
            }
        CHECK(server.terminate() == 0);
    }
    CHECK(expected.size() > kills);
    CHECK(changes_stored(data) == expected);
}
