#include "agent/report/report_json.h"
#include "tests/server/running/agent_requests.h"
#include "tests/server/running/running_server.h"
#include "tests/temporary_folder.h"

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <thread>
#include <vector>

using namespace rasoat;
using namespace rasoat::tests;

namespace {

/// Lets this process have that many files open, as far as the system allows it; how many it may have.
rlim_t allow_open_files(rlim_t wanted) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur >= wanted) return limit.rlim_cur;
    const rlimit raised{wanted, std::max(limit.rlim_max, wanted)};
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) return wanted; // only root can raise the hard limit
    const rlimit most{limit.rlim_max, limit.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &most);
    return limit.rlim_max;
}

/// TCP connections that are opened, kept open and never used, from addresses 127.1.x.y.
class SilentConnections {
public:
    SilentConnections(std::uint16_t port, std::size_t count) {
        sockaddr_in server{};
        server.sin_family = AF_INET;
        server.sin_port = htons(port);
        server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        for (std::size_t i = 0; i < count; ++i) {
            constexpr std::size_t of_one_address = 100;
            sockaddr_in own{};
            own.sin_family = AF_INET;
            own.sin_addr.s_addr = htonl(0x7F010001U + static_cast<std::uint32_t>(i / of_one_address));
            const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            if (socket < 0) break;
            sockets_.push_back(socket);
            if (::bind(socket, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0) break;
            (void)::connect(socket, reinterpret_cast<const sockaddr*>(&server), sizeof server);
        }
    }
    SilentConnections(const SilentConnections&) = delete;
    SilentConnections& operator=(const SilentConnections&) = delete;
    ~SilentConnections() {
        for (const int socket : sockets_)
            ::close(socket);
    }

    /// Waits until each is connected or refused; how many were connected.
    [[nodiscard]] std::size_t connected() const {
        std::size_t count = 0;
        for (const int socket : sockets_) {
            pollfd writable{socket, POLLOUT, 0};
            (void)::poll(&writable, 1, 30'000);
            count += static_cast<std::size_t>((writable.revents & POLLOUT) != 0);
        }
        return count;
    }

private:
    std::vector<int> sockets_;
};

/// Asks until an answer comes: while a flood breaks in, a connection may be refused, as an agent's may.
fleet::Answer answered(const RunningServer& server, std::string_view path) {
    for (int attempt = 0;; ++attempt) {
        try {
            ApiClient client(server);
            return client.get(path);
        } catch (const fleet::ConnectionError&) {
            constexpr int patience = 200;
            if (attempt == patience) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds(50)); // as an agent waits
        }
    }
}

} // namespace

TEST_CASE("others are served while 10,000 connections are open and say nothing", "[protocol][connections]") {
    constexpr std::size_t flood = 10'000;
    if (allow_open_files(flood + 500) < flood + 500) {
        WARN("not run: the system lets a process open fewer than 10,500 files");
        return;
    }
    const TemporaryFolder scratch;
    RunningServer server(scratch.path() / "data");
    ApiClient first(server);
    const auto agent = enrol(first, server.enrolment_token(), "pc-1");
    const SilentConnections silent(server.port(), flood);
    CHECK(silent.connected() == flood);
    REQUIRE(answered(server, "/healthz").status == 200);

    for (int other = 0; other < 50; ++other) {
        ApiClient client(server);
        const auto state = office_pc("pc-1", {1024U * static_cast<unsigned>(1 + other)});
        CHECK(send_report(client, agent, to_json(state), "state-" + std::to_string(1000 + other)).status == 204);
    }
    CHECK(server.terminate() == 0); // and they do not hold up its end
}
