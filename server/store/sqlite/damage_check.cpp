#include "server/store/sqlite/damage_check.h"

#include "server/store/store_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace rasoat::store {
namespace {

/// Interrupts the connection's statements from a deadline on, for as long as it lives. SQLite's progress handler would
/// not do: the check of a whole tree is one step to it.
class Deadline {
public:
    Deadline(SQLite::Database& database, std::chrono::milliseconds limit)
        : handle_(database.getHandle()), at_(std::chrono::steady_clock::now() + limit),
          thread_([this](const std::stop_token& stop) { interrupt_until(stop); }) {}

    [[nodiscard]] bool passed() const { return std::chrono::steady_clock::now() >= at_; }

private:
    void interrupt_until(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        auto next = at_;
        while (!told_.wait_until(lock, stop, next, [&] { return stop.stop_requested(); })) {
            sqlite3_interrupt(handle_);
            next += between_interrupts; // again: a statement that had not yet begun has not heard it
        }
    }

    static constexpr std::chrono::milliseconds between_interrupts{50};
    sqlite3* handle_;
    std::chrono::steady_clock::time_point at_;
    std::mutex mutex_;
    std::condition_variable_any told_;
    std::jthread thread_; ///< the last: it uses the others
};

constexpr int lines_told = 3;

/// Every table, those that hold nearly all of the bytes last.
std::vector<std::string> tables_of(SQLite::Database& database) {
    SQLite::Statement names(
        database,
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name IN ('reports', 'report_versions')");
    std::vector<std::string> tables;
    while (names.executeStep())
        tables.push_back(names.getColumn(0).getString());
    return tables;
}

/// What contradicts itself in the table and its indexes; empty where nothing does.
std::string damage_in(SQLite::Database& database, const std::string& table) {
    SQLite::Statement check(database, fmt::format("PRAGMA quick_check('{}')", table));
    std::string found;
    for (int lines = 0; lines < lines_told && check.executeStep(); ++lines) {
        const auto line = check.getColumn(0).getString();
        if (line != "ok") found += (found.empty() ? "" : "; ") + line;
    }
    return found;
}

} // namespace

void check_for_damage(Connection& connection, const std::filesystem::path& file, std::chrono::milliseconds limit) {
    const Deadline deadline(connection.database(), limit);
    try {
        for (const auto& table : tables_of(connection.database())) {
            const auto found = damage_in(connection.database(), table);
            if (deadline.passed()) return; // what an interrupted check says means nothing
            if (!found.empty()) throw StoreCorrupt(damage_message(file, found));
        }
    } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() == SQLITE_INTERRUPT) return;
        throw StoreCorrupt(damage_message(file, error.what()));
    }
}

std::string damage_message(const std::filesystem::path& file, std::string_view found) {
    return fmt::format(
        "{0} is damaged: {1}. To restore the newest backup: rasoat-server --data {2} restore BACKUP, then start again; "
        "the damaged file is moved aside, agents send again what the backup lacks. "
        "(Tệp dữ liệu bị hỏng. Để khôi phục bản sao lưu mới nhất: rasoat-server --data {2} restore BẢN-SAO-LƯU, rồi "
        "khởi "
        "động lại; tệp hỏng được chuyển sang chỗ khác, tác tử gửi lại những gì bản sao lưu còn thiếu.)",
        file.string(), found, file.has_parent_path() ? file.parent_path().string() : ".");
}

} // namespace rasoat::store
