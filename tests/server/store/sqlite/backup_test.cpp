#include "server/store/sqlite/restore.h"
#include "server/store/sqlite/sqlite_store.h"
#include "tests/server/store/sample_records.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <thread>

using namespace rasoat;
using namespace rasoat::tests;
using Catch::Matchers::Contains;

namespace {

store::SqliteOptions options_in(const TemporaryFolder& folder) {
    store::SqliteOptions options;
    options.file = folder.path() / "rasoat.sqlite";
    return options;
}

void add_machines(store::Store& store, int count) {
    store.write([count](store::Transaction& transaction) {
        for (int index = 0; index < count; ++index)
            transaction.add_machine(sample_machine("pc-" + std::to_string(index)));
    });
}

} // namespace

TEST_CASE("a backup taken while the store is written holds one whole moment", "[backup]") {
    const TemporaryFolder folder;
    const auto options = options_in(folder);
    const auto store = store::open_sqlite_store(options);
    add_machines(*store, 1000);
    // Unit and seat come together or not at all.
    std::jthread writer([&](const std::stop_token& enough) {
        for (int index = 0; !enough.stop_requested(); ++index)
            store->write([index](store::Transaction& transaction) {
                const auto code = "u" + std::to_string(index);
                transaction.add_seat(sample_seat(transaction.add_unit(sample_unit(code)), code));
            });
    });
    const auto backup = folder.path() / "backup.sqlite";
    while (store->snapshot()->units().empty()) {
    }
    store->back_up(backup);
    writer.request_stop();
    writer.join();

    const auto restored_file = folder.path() / "other" / "rasoat.sqlite";
    const auto restored = store::restore_sqlite_store(restored_file, backup, at());
    REQUIRE(restored.machines == 1000);
    REQUIRE_FALSE(restored.moved_to);
    const auto copy = store::open_sqlite_store({.file = restored_file});
    REQUIRE(copy->snapshot()->machines() == store->snapshot()->machines());
    REQUIRE_FALSE(copy->snapshot()->units().empty());
    REQUIRE(copy->snapshot()->units().size() == copy->snapshot()->seats().size());
    REQUIRE(copy->snapshot()->units().size() <= store->snapshot()->units().size());
}

TEST_CASE("a backup is one private file, and never overwrites another", "[backup]") {
    const TemporaryFolder folder;
    const auto store = store::open_sqlite_store(options_in(folder));
    add_machines(*store, 3);
    const auto backup = folder.path() / "backup.sqlite";
    store->back_up(backup);
    for (const auto* suffix : {".part", "-wal", "-shm", "-journal"})
        REQUIRE_FALSE(std::filesystem::exists(backup.string() + suffix));
    using std::filesystem::perms;
    REQUIRE((std::filesystem::status(backup).permissions() & (perms::group_all | perms::others_all)) == perms::none);
    const auto before = file_bytes(backup);
    REQUIRE_THROWS_WITH(store->back_up(backup), Contains("there already"));
    REQUIRE(file_bytes(backup) == before);
    REQUIRE_THROWS_AS(store->back_up(folder.path() / "none" / "backup.sqlite"), store::StoreUnavailable);
}

TEST_CASE("a damaged store is refused at the start, and works again from its backup", "[backup]") {
    const TemporaryFolder folder;
    const auto options = options_in(folder);
    const auto backup = folder.path() / "backup.sqlite";
    {
        const auto store = store::open_sqlite_store(options);
        add_machines(*store, 500);
        store->back_up(backup);
    }
    std::ofstream(options.file, std::ios::binary) << std::string(100000, 'x');
    REQUIRE_THROWS_WITH(
        store::open_sqlite_store(options), Contains("restore BACKUP") && Contains(folder.path().string()));
    const auto restored = store::restore_sqlite_store(options.file, backup, at());
    REQUIRE(restored.moved_to);
    REQUIRE(file_bytes(*restored.moved_to) == std::string(100000, 'x'));
    REQUIRE(store::open_sqlite_store(options)->snapshot()->machines().size() == 500);
}

TEST_CASE("what is no whole backup is not restored, and the store stays as it is", "[backup]") {
    const TemporaryFolder folder;
    const auto options = options_in(folder);
    const auto backup = folder.path() / "backup.sqlite";
    {
        const auto store = store::open_sqlite_store(options);
        add_machines(*store, 500);
        store->back_up(backup);
    }
    SECTION("half of one") {
        std::filesystem::resize_file(backup, std::filesystem::file_size(backup) / 2);
    }
    SECTION("another file") {
        std::ofstream(backup, std::ios::trunc) << "not a backup, but a letter";
    }
    REQUIRE_THROWS_AS(store::restore_sqlite_store(options.file, backup, at()), store::StoreCorrupt);
    REQUIRE_THROWS_WITH(
        store::restore_sqlite_store(options.file, backup, at()),
        Contains(backup.string()) && Contains("another backup"));
    REQUIRE(store::open_sqlite_store(options)->snapshot()->machines().size() == 500);
    REQUIRE_THROWS_AS(store::restore_sqlite_store(options.file, folder.path() / "none", at()), store::StoreUnavailable);
}

TEST_CASE("nothing is restored under a running server", "[backup]") {
    const TemporaryFolder folder;
    const auto options = options_in(folder);
    const auto backup = folder.path() / "backup.sqlite";
    const auto store = store::open_sqlite_store(options);
    store->back_up(backup);
    REQUIRE_THROWS_WITH(store::restore_sqlite_store(options.file, backup, at()), Contains("in use by another server"));
    add_machines(*store, 1);
    REQUIRE(store->snapshot()->machines().size() == 1);
}
