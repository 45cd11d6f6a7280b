#include "server/store/sqlite/damage_check.h"

#include "server/store/store_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace rasoat::store {
namespace {

using Clock = std::chrono::steady_clock;

int past_deadline(void* deadline) {
    return Clock::now() > *static_cast<const Clock::time_point*>(deadline) ? 1 : 0;
}

/// Interrupts the connection's statements after a deadline, for as long as it lives.
class Deadline {
public:
    Deadline(SQLite::Database& database, std::chrono::milliseconds limit)
        : handle_(database.getHandle()), at_(Clock::now() + limit) {
        sqlite3_progress_handler(handle_, steps_between_looks, &past_deadline, &at_);
    }
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;
    ~Deadline() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }

private:
    static constexpr int steps_between_looks = 10000;
    sqlite3* handle_;
    Clock::time_point at_;
};

} // namespace

void check_for_damage(Connection& connection, const std::filesystem::path& file, std::chrono::milliseconds limit) {
    const Deadline deadline(connection.database(), limit);
    try {
        SQLite::Statement check(connection.database(), "PRAGMA quick_check(3)");
        std::string found;
        while (check.executeStep()) {
            const auto line = check.getColumn(0).getString();
            if (line != "ok") found += (found.empty() ? "" : "; ") + line;
        }
        if (!found.empty()) throw StoreCorrupt(damage_message(file, found));
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
