// rasoat-bench-looks: how long lists, searches, ranking and overview take. See looks_usage().

#include "tests/bench/scale/looks_arguments.h"
#include "tests/fleet/connection.h"
#include "tests/fleet/latencies.h"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace rasoat;
using namespace rasoat::bench;
using Clock = std::chrono::steady_clock;

/// One thing that an officer looks at.
struct Look {
    std::string_view name;
    std::string_view path;
};

constexpr std::array looks{
    Look{"list", "/api/v1/machines?limit=50"},
    Look{"list, scrolled", "/api/v1/machines?limit=50&skip=20000&order=desc"},
    Look{"list, by score, low ones", "/api/v1/machines?limit=50&sort=score&verdict=low"},
    Look{"search, a machine", "/api/v1/machines?limit=50&q=pc0a1b"},
    Look{"search, words", "/api/v1/machines?limit=50&q=dell%20core%20xa%2017"},
    Look{"search, nothing found", "/api/v1/machines?limit=50&q=khong%20co%20may%20nao"},
    Look{"ranking", "/api/v1/ranking?limit=50"},
    Look{"ranking, words", "/api/v1/ranking?limit=50&verdict=low&q=chuyen%20vien%20hp"},
    Look{"overview", "/api/v1/overview"},
};

std::string get(const LooksArguments& arguments, std::string_view path, std::string_view cookie) {
    return fmt::format(
        "GET {} HTTP/1.1\r\nHost: {}:{}\r\nCookie: {}\r\n\r\n", path, arguments.host, arguments.port, cookie);
}

/// The session's cookie. Throws ConnectionError.
std::string signed_in(const LooksArguments& arguments, const fleet::TlsClient& client) {
    fleet::Connection connection(client, arguments.host, arguments.port);
    const auto body = fmt::format(R"({{"username":"{}","password":"{}"}})", arguments.username, arguments.password);
    const auto answer = connection.exchange(fmt::format(
        "POST /api/v1/session HTTP/1.1\r\nHost: {}:{}\r\nContent-Type: application/json\r\nContent-Length: "
        "{}\r\n\r\n{}",
        arguments.host, arguments.port, body.size(), body));
    const auto cookie = answer.field("Set-Cookie");
    if (answer.status != 200) throw fleet::ConnectionError(fmt::format("sign-in: {} {}", answer.status, answer.body));
    return cookie.substr(0, cookie.find(';'));
}

/// What all connections saw.
struct Seen {
    std::mutex mutex;
    std::array<fleet::Latencies, looks.size()> latencies;
    std::map<int, std::size_t> refused;
};

void look_by_turns(
    const LooksArguments& arguments, const fleet::TlsClient& client, const std::string& cookie,
    std::atomic<std::size_t>& turns, Clock::time_point start, Seen& seen) {
    fleet::Connection connection(client, arguments.host, arguments.port);
    while (true) {
        const auto turn = turns++;
        const auto since = std::chrono::duration<double>(static_cast<double>(turn) / arguments.rate);
        if (since >= std::chrono::seconds(arguments.seconds)) return;
        const auto due = start + std::chrono::duration_cast<Clock::duration>(since);
        std::this_thread::sleep_until(due);
        const auto index = turn % looks.size();
        const auto answer = connection.exchange(get(arguments, looks.at(index).path, cookie));
        const auto took = Clock::now() - due;
        const std::lock_guard lock(seen.mutex);
        if (answer.status == 200)
            seen.latencies.at(index).add(took);
        else
            ++seen.refused[answer.status];
    }
}

void run(const LooksArguments& arguments) {
    const fleet::TlsClient client(arguments.ca);
    const auto cookie = signed_in(arguments, client);
    Seen seen;
    std::atomic<std::size_t> turns{0};
    const auto start = Clock::now();
    std::vector<std::thread> threads;
    for (std::size_t connection = 0; connection < arguments.connections; ++connection)
        threads.emplace_back([&] { look_by_turns(arguments, client, cookie, turns, start, seen); });
    for (auto& thread : threads)
        thread.join();
    for (std::size_t index = 0; index < looks.size(); ++index)
        fmt::print("{:26} {}\n", looks.at(index).name, seen.latencies.at(index).summary(arguments.seconds));
    for (const auto& [status, times] : seen.refused)
        fmt::print("answered {}: {} times\n", status, times);
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        run(parse_looks_arguments(words));
        return 0;
    } catch (const LooksArgumentError& error) {
        fmt::print(stderr, "rasoat-bench-looks: {}\n\n{}", error.what(), looks_usage());
        return 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "rasoat-bench-looks: {}\n", error.what());
        return 1;
    }
}
