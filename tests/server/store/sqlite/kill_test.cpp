#include "server/store/sqlite/sqlite_store.h"
#include "tests/server/store/sample_records.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

using namespace rasoat;
using namespace rasoat::tests;
using store::Transaction;

namespace {

/// In the child: writes from several threads for ever, and tells each write's number once it is confirmed.
[[noreturn]] void write_and_tell(const store::SqliteOptions& options, int round, int pipe) {
    const auto store = store::open_sqlite_store(options);
    std::vector<std::jthread> threads;
    for (std::uint32_t writer = 0; writer < 4; ++writer)
        threads.emplace_back([&, writer] {
            for (std::uint32_t index = 0;; ++index) {
                const auto number = static_cast<std::uint32_t>(round) * 1'000'000U + writer * 100'000U + index;
                store->write([&](Transaction& transaction) {
                    const auto unit = transaction.add_unit(sample_unit("u" + std::to_string(number)));
                    transaction.add_seat(sample_seat(unit, "s" + std::to_string(number)));
                });
                if (::write(pipe, &number, sizeof number) != sizeof number) ::_exit(1);
            }
        });
    for (auto& thread : threads)
        thread.join();
    ::_exit(0);
}

/// Numbers told so far; reads until `most` have come or the child is gone.
void read_numbers(int pipe, std::set<std::uint32_t>& numbers, std::size_t most) {
    std::uint32_t number = 0;
    for (std::size_t count = 0; count < most && ::read(pipe, &number, sizeof number) == sizeof number; ++count)
        numbers.insert(number);
}

} // namespace

TEST_CASE("what was confirmed is there after a kill at any moment, and nothing is there by half", "[sqlite]") {
    const TemporaryFolder folder;
    store::SqliteOptions options;
    options.file = folder.path() / "rasoat.db";
    std::mt19937 random(20261124);
    std::set<std::uint32_t> confirmed;
    constexpr int rounds = 12;
    for (int round = 0; round < rounds; ++round) {
        std::array<int, 2> pipe{};
        REQUIRE(::pipe(pipe.data()) == 0);
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::close(pipe[0]);
            try {
                write_and_tell(options, round, pipe[1]);
            } catch (...) {
                ::_exit(1); // and not on with the other cases, a second time
            }
        }
        ::close(pipe[1]);
        read_numbers(pipe[0], confirmed, std::uniform_int_distribution<std::size_t>(1, 60)(random));
        ::kill(child, SIGKILL);
        read_numbers(pipe[0], confirmed, SIZE_MAX);
        ::close(pipe[0]);
        ::waitpid(child, nullptr, 0);

        const auto store = store::open_sqlite_store(options);
        const auto reader = store->snapshot();
        std::set<std::string> units;
        for (const auto& unit : reader->units())
            units.insert(unit.code);
        REQUIRE(reader->seats().size() == units.size());
        for (const auto number : confirmed)
            REQUIRE(units.contains("u" + std::to_string(number)));
    }
    REQUIRE(confirmed.size() >= rounds);
}
