#include "server/store/sqlite/sqlite_store.h"
#include "tests/server/store/sample_records.h"
#include "tests/small_disk.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <string>
#include <vector>

using namespace rasoat;
using namespace rasoat::tests;
using store::Transaction;

namespace {

/// Files that this process writes may not grow past a size, for as long as it lives.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limited{bytes, before_.rlim_max};
        previous_ = std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, previous_);
    }

private:
    rlimit before_{};
    void (*previous_)(int) = SIG_DFL;
};

void add_units(store::Store& store, const std::string& prefix, int count) {
    store.write([&](Transaction& transaction) {
        for (int index = 0; index < count; ++index) {
            auto unit = sample_unit(prefix + std::to_string(index));
            unit.name = std::string(1000, 'n');
            transaction.add_unit(unit);
        }
    });
}

/// Writes until the store refuses; returns how many units the store then must hold.
template <class Refusal>
std::size_t fill(store::Store& store) {
    for (int round = 0; round < 1000; ++round) {
        try {
            add_units(store, "r" + std::to_string(round) + "-", 20);
        } catch (const Refusal&) {
            return static_cast<std::size_t>(round) * 20;
        }
    }
    return 0;
}

} // namespace

TEST_CASE("a store that has used up its size refuses whole works and keeps what it confirmed", "[sqlite]") {
    const TemporaryFolder folder;
    store::SqliteOptions options;
    options.file = folder.path() / "rasoat.db";
    options.most_bytes = std::uint64_t{600} * 1024;
    std::size_t confirmed = 0;
    {
        const auto store = store::open_sqlite_store(options);
        confirmed = fill<store::StoreFull>(*store);
        REQUIRE(confirmed > 0);
        REQUIRE(store->snapshot()->units().size() == confirmed);
    }
    options.most_bytes = std::uint64_t{2} * 1024 * 1024;
    const auto store = store::open_sqlite_store(options);
    REQUIRE(store->snapshot()->units().size() == confirmed);
    REQUIRE_NOTHROW(add_units(*store, "more-", 20));
}

TEST_CASE("a store that cannot grow says so and works again when it can, without a restart", "[sqlite]") {
    const TemporaryFolder folder;
    store::SqliteOptions options;
    options.file = folder.path() / "rasoat.db";
    const auto store = store::open_sqlite_store(options);
    std::size_t confirmed = 0;
    {
        const FileSizeLimit limit(rlim_t{400} * 1024);
        confirmed = fill<store::StoreUnavailable>(*store);
        REQUIRE(confirmed > 0);
        REQUIRE_THROWS_AS(add_units(*store, "refused-", 200), store::StoreUnavailable);
        REQUIRE(store->snapshot()->units().size() == confirmed);
    }
    REQUIRE_NOTHROW(store->check_writable());
    REQUIRE_NOTHROW(add_units(*store, "more-", 200));
    REQUIRE(store->snapshot()->units().size() == confirmed + 200);
}

TEST_CASE("a full disk refuses works, and room made on it is used without a restart", "[sqlite]") {
    const TemporaryFolder folder;
    const SmallDisk disk(folder.path(), 2);
    if (!disk.mounted()) {
        WARN("not run: mounting a small disk needs root");
        return;
    }
    const auto ballast = folder.path() / "ballast";
    std::ofstream(ballast) << std::string(std::size_t{1024} * 1024, 'b');
    store::SqliteOptions options;
    options.file = folder.path() / "rasoat.db";
    const auto store = store::open_sqlite_store(options);
    const auto confirmed = fill<store::StoreFull>(*store);
    REQUIRE(confirmed > 0);
    REQUIRE(store->snapshot()->units().size() == confirmed);
    REQUIRE_THROWS_AS(add_units(*store, "refused-", 200), store::StoreFull);

    std::filesystem::remove(ballast);
    REQUIRE_NOTHROW(add_units(*store, "more-", 20));
    REQUIRE(store->snapshot()->units().size() == confirmed + 20);
}
