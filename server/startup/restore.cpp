#include "server/startup/restore.h"

#include "server/store/sqlite/restore.h"

#include <fmt/format.h>

namespace rasoat::startup {

std::string restore(const ServerSettings& settings, const std::filesystem::path& backup) {
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto restored = store::restore_sqlite_store(store_file(settings), backup, now);
    auto text = fmt::format(
        "Đã khôi phục {0} máy từ {1}. · Restored {0} machines from {1}.\n", restored.machines, backup.string());
    if (restored.moved_to)
        text +=
            fmt::format("Dữ liệu trước đó ở {0}. · What was there before is at {0}.\n", restored.moved_to->string());
    return text;
}

} // namespace rasoat::startup
