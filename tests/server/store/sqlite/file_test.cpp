#include "server/store/sqlite/migrations.h"
#include "server/store/sqlite/sqlite_store.h"
#include "tests/server/store/sample_records.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include <fstream>
#include <string>

using namespace rasoat;
using namespace rasoat::tests;
using Catch::Matchers::Contains;

namespace {

store::SqliteOptions options_in(const TemporaryFolder& folder) {
    store::SqliteOptions options;
    options.file = folder.path() / "rasoat.db";
    return options;
}

void overwrite(const std::filesystem::path& file, std::streamoff where, const std::string& bytes) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(where);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

} // namespace

TEST_CASE("a file of the first schema is brought up to date and keeps its data", "[sqlite]") {
    const TemporaryFolder folder;
    const auto options = options_in(folder);
    {
        SQLite::Database database(options.file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        store::migrate(database, 1);
        REQUIRE_FALSE(database.tableExists("plans"));
        database.exec("INSERT INTO units (code, name) VALUES ('van-phong', 'Văn phòng')");
    }
    const auto store = store::open_sqlite_store(options);
    REQUIRE(store->snapshot()->units().at(0).name == "Văn phòng");
    REQUIRE(store->snapshot()->plans(1).empty());
}

TEST_CASE("every schema leads to the newest", "[sqlite]") {
    for (int from = 0; from <= store::newest_schema(); ++from) {
        SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        store::migrate(database, from);
        store::migrate(database);
        REQUIRE(database.execAndGet("PRAGMA user_version").getInt() == store::newest_schema());
        REQUIRE(database.tableExists("plans"));
    }
}

TEST_CASE("a file of a newer version is refused by name and left alone", "[sqlite]") {
    const TemporaryFolder folder;
    const auto options = options_in(folder);
    static_cast<void>(store::open_sqlite_store(options));
    {
        SQLite::Database database(options.file.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA user_version=999");
    }
    REQUIRE_THROWS_AS(store::open_sqlite_store(options), store::StoreTooNew);
    REQUIRE_THROWS_WITH(
        store::open_sqlite_store(options), Contains("rasoat.db") && Contains("999") && Contains("newer version"));
}

TEST_CASE("the look for damage ends when its time is over, and finds none where it was cut off", "[sqlite]") {
    const TemporaryFolder folder;
    auto options = options_in(folder);
    constexpr int rows = 20'000;
    {
        const auto store = store::open_sqlite_store(options);
        store->write([](store::Transaction& transaction) {
            for (int row = 0; row < rows; ++row)
                transaction.put_setting("setting " + std::to_string(row), std::string(500, 'x'));
        });
    }
    options.check_time = std::chrono::milliseconds(0);
    const auto store = store::open_sqlite_store(options);
    REQUIRE(store->snapshot()->setting("setting 19999") == std::string(500, 'x'));
}

TEST_CASE("another program's database is not touched", "[sqlite]") {
    const TemporaryFolder folder;
    const auto options = options_in(folder);
    {
        SQLite::Database database(options.file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("CREATE TABLE recipes (id INTEGER)");
    }
    REQUIRE_THROWS_WITH(store::open_sqlite_store(options), Contains("another program"));
    SQLite::Database database(options.file.string());
    REQUIRE_FALSE(database.tableExists("units"));
}

TEST_CASE("a file that is no database is refused with the way to restore", "[sqlite]") {
    const TemporaryFolder folder;
    const auto options = options_in(folder);
    std::ofstream(options.file) << std::string(8192, 'x');
    REQUIRE_THROWS_AS(store::open_sqlite_store(options), store::StoreCorrupt);
    REQUIRE_THROWS_WITH(store::open_sqlite_store(options), Contains("To restore") && Contains("restore BACKUP"));
}

TEST_CASE("a file with damaged pages is refused with the way to restore", "[sqlite]") {
    const TemporaryFolder folder;
    const auto options = options_in(folder);
    {
        const auto store = store::open_sqlite_store(options);
        store->write([](store::Transaction& transaction) {
            for (int index = 0; index < 500; ++index)
                transaction.add_machine(sample_machine("pc-" + std::to_string(index)));
        });
    }
    const auto size = std::filesystem::file_size(options.file);
    for (std::uintmax_t page = 3; page < size / 4096; ++page)
        overwrite(options.file, static_cast<std::streamoff>(page * 4096), std::string(64, '\x5a'));
    REQUIRE_THROWS_AS(store::open_sqlite_store(options), store::StoreCorrupt);
    REQUIRE_THROWS_WITH(store::open_sqlite_store(options), Contains("To restore") && Contains("Để khôi phục"));
}

TEST_CASE("a second server on the same file is refused while the first runs", "[sqlite]") {
    const TemporaryFolder folder;
    const auto options = options_in(folder);
    auto first = store::open_sqlite_store(options);
    REQUIRE_THROWS_AS(store::open_sqlite_store(options), store::StoreUnavailable);
    REQUIRE_THROWS_WITH(store::open_sqlite_store(options), Contains("another server"));
    first.reset();
    REQUIRE_NOTHROW(store::open_sqlite_store(options));
}

TEST_CASE("a folder that is not there is made, one that cannot be is named", "[sqlite]") {
    const TemporaryFolder folder;
    store::SqliteOptions options;
    options.file = folder.path() / "a" / "b" / "rasoat.db";
    REQUIRE_NOTHROW(store::open_sqlite_store(options));
    options.file = folder.path() / "a" / "b" / "rasoat.db" / "c" / "rasoat.db";
    REQUIRE_THROWS_WITH(store::open_sqlite_store(options), Contains("rasoat.db/c"));
}

TEST_CASE("nobody but the owner may read the file", "[sqlite]") {
    const TemporaryFolder folder;
    const auto options = options_in(folder);
    const auto store = store::open_sqlite_store(options);
    store->check_writable();
    using std::filesystem::perms;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        INFO(entry.path());
        REQUIRE((entry.status().permissions() & (perms::group_all | perms::others_all)) == perms::none);
    }
}

TEST_CASE("no SQL stands outside the engine's folder", "[sqlite]") {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(project_path("server"))) {
        const auto& path = entry.path();
        const auto extension = path.extension();
        if (path.string().find("/store/sqlite/") != std::string::npos) continue;
        if (path.string().find("/node_modules/") != std::string::npos) continue;
        if (extension != ".h" && extension != ".cpp") continue;
        INFO(path);
        const auto text = file_bytes(path);
        REQUIRE(text.find("SQLiteCpp") == std::string::npos);
        REQUIRE(text.find("sqlite3") == std::string::npos);
        for (const auto* statement : {"SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM"})
            REQUIRE(text.find(statement) == std::string::npos);
    }
}
