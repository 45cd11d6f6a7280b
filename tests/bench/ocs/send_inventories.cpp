// rasoat-bench-ocs: sends captured machines as OCS Inventory's agents do, to a server that takes them.
//
//     rasoat-bench-ocs https://HOST:PORT/PATH CA_FILE FIRST MACHINES CONNECTIONS
//
// Machines FIRST to FIRST + MACHINES - 1, each new to the server, as fast as answers come. What is sent is made before
// the clock starts; one client for both servers that are compared.

#include "agent/delivery/server_address.h"
#include "tests/bench/ocs/ocs_inventory.h"
#include "tests/fleet/captures.h"
#include "tests/fleet/connection.h"
#include "tests/fleet/latencies.h"

#include <fmt/format.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace rasoat;
using Clock = std::chrono::steady_clock;

struct Arguments {
    std::string host;
    std::uint16_t port = 0;
    std::string path;
    std::string ca;
    std::size_t first = 0;
    std::size_t machines = 0;
    std::size_t connections = 0;
};

std::filesystem::path captures_folder() {
    if (const char* shared = std::getenv("RASOAT_SHARED_DATA")) return std::filesystem::path(shared) / "inventories";
    return std::filesystem::path(RASOAT_SOURCE_DIR).parent_path() / "shared" / "data" / "inventories";
}

std::vector<std::string> requests_of(const Arguments& arguments) {
    const auto templates = fleet::read_templates(captures_folder());
    std::vector<std::string> requests;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < arguments.machines; ++i) {
        const auto number = arguments.first + i;
        const auto xml = bench::ocs_inventory(fleet::filled(templates[number % templates.size()], number, 0));
        const auto body = bench::deflated(xml);
        bytes += xml.size();
        requests.push_back(fmt::format(
            "POST {} HTTP/1.1\r\nHost: {}:{}\r\nUser-Agent: OCS-NG_unified_unix_agent_v2.10.0\r\n"
            "Content-Type: application/x-compress\r\nContent-Length: {}\r\n\r\n{}",
            arguments.path, arguments.host, arguments.port, body.size(), body));
    }
    fmt::print(
        "{} inventories of {:.1f} KB\n", requests.size(),
        static_cast<double>(bytes) / 1000 / static_cast<double>(requests.size()));
    std::fflush(stdout);
    return requests;
}

struct Outcome {
    std::mutex mutex;
    fleet::Latencies taken;
    std::size_t refused = 0;
    std::string first_refusal;

    void refuse(const std::string& why) {
        const std::lock_guard lock(mutex);
        if (refused++ == 0) first_refusal = why;
    }
};

void send_some(
    const Arguments& arguments, const fleet::TlsClient& client, const std::vector<std::string>& requests,
    std::atomic<std::size_t>& next, Outcome& outcome) {
    fleet::Connection connection(client, arguments.host, arguments.port);
    for (auto index = next++; index < requests.size(); index = next++) {
        const auto start = Clock::now();
        try {
            const auto answer = connection.exchange(requests[index]);
            if (answer.status == 200 || answer.status == 204) {
                const std::lock_guard lock(outcome.mutex);
                outcome.taken.add(Clock::now() - start);
            } else {
                outcome.refuse(fmt::format("{} {}", answer.status, answer.body.substr(0, 300)));
            }
        } catch (const fleet::ConnectionError& error) {
            outcome.refuse(error.what());
        }
    }
}

int run(const Arguments& arguments) {
    const auto requests = requests_of(arguments);
    const fleet::TlsClient client(arguments.ca);
    Outcome outcome;
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> threads;
    const auto start = Clock::now();
    for (std::size_t connection = 0; connection < arguments.connections; ++connection)
        threads.emplace_back([&] { send_some(arguments, client, requests, next, outcome); });
    for (auto& thread : threads)
        thread.join();
    const std::chrono::duration<double> took = Clock::now() - start;
    fmt::print("taken: {}\n", outcome.taken.summary(took.count()));
    if (outcome.refused == 0) return EXIT_SUCCESS;
    fmt::print("refused: {}, the first: {}\n", outcome.refused, outcome.first_refusal);
    return EXIT_FAILURE;
}

std::size_t number_in(const std::string& text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        throw std::runtime_error(text + ": a number is wanted");
    return number;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        const auto slash =
            words.size() == 5 ? words[0].find('/', std::string_view("https://").size()) : std::string::npos;
        const auto address =
            slash == std::string::npos ? std::nullopt : delivery::server_address(words[0].substr(0, slash));
        if (!address) throw std::runtime_error("https://HOST:PORT/PATH CA_FILE FIRST MACHINES CONNECTIONS is wanted");
        return run(
            {address->host, address->port, words[0].substr(slash), words[1], number_in(words[2]), number_in(words[3]),
             number_in(words[4])});
    } catch (const std::exception& error) {
        fmt::print(stderr, "rasoat-bench-ocs: {}\n", error.what());
        return 2;
    }
}
