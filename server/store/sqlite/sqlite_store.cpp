#include "server/store/sqlite/sqlite_store.h"

#include "server/store/device_index.h"
#include "server/store/sqlite/backup.h"
#include "server/store/sqlite/connection.h"
#include "server/store/sqlite/damage_check.h"
#include "server/store/sqlite/engine_error.h"
#include "server/store/sqlite/file_lock.h"
#include "server/store/sqlite/migrations.h"
#include "server/store/sqlite/private_file.h"
#include "server/store/sqlite/read_pool.h"
#include "server/store/sqlite/write_queue.h"
#include "server/store/sqlite/writes.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace rasoat::store {
namespace {

class SqliteStore final : public Store {
public:
    explicit SqliteStore(const SqliteOptions& options)
        : options_(options), lock_(options.file), writer_(options.file, Connection::Use::write), writes_(writer_),
          readers_(options.file, options.readers), queue_(options.write_queue) {
        check_for_damage(writer_, options_.file, options_.check_time);
        migrate(writer_.database());
        limit_size();
        load_devices();
        revision_ = writes_.revision().value;
        thread_ = std::thread([this] { write_until_closed(); });
    }

    ~SqliteStore() override {
        queue_.close();
        thread_.join();
    }

    std::unique_ptr<Reader> snapshot() override { return readers_.snapshot(); }
    std::future<void> submit(Work work) override { return queue_.push(std::move(work)); }
    std::optional<DeviceState> device_with(const SecretHash& key_hash) override { return devices_.find(key_hash); }
    Revision revision() override { return Revision{revision_.load()}; }

    StoreFigures figures() override {
        StoreFigures figures;
        figures.writes = written_;
        figures.commits = commits_;
        figures.failed_commits = failed_commits_;
        figures.queued = queue_.size();
        figures.queue_limit = queue_.limit();
        figures.devices = devices_.size();
        figures.seconds_in_commit = static_cast<double>(microseconds_in_commit_) / 1e6;
        for (const auto* suffix : {"", "-wal"}) {
            std::error_code absent;
            const auto size = std::filesystem::file_size(options_.file.string() + suffix, absent);
            if (!absent) figures.bytes_on_disk += size;
        }
        return figures;
    }

    void check_writable() override {
        submit([this](Transaction&) { writes_.touch(); }).get();
    }

    void back_up(const std::filesystem::path& file) override {
        Connection source(options_.file, Connection::Use::read);
        store::back_up(source, file);
    }

private:
    void limit_size() {
        if (!options_.most_bytes) return;
        const auto page = writer_.database().execAndGet("PRAGMA page_size").getInt64();
        writer_.database().exec(
            fmt::format("PRAGMA max_page_count={}", static_cast<std::int64_t>(*options_.most_bytes) / page));
    }

    void load_devices() {
        std::vector<DeviceIndex::Change> known;
        for (auto& device : writes_.devices())
            known.push_back({std::move(device), std::nullopt, {}});
        Query query(writer_, "SELECT id, digest FROM machines");
        while (query.next()) {
            const auto machine = query.take<MachineId>();
            known.push_back({std::nullopt, machine, query.take<std::string>()});
        }
        devices_.apply(known);
    }

    void write_until_closed() {
        for (auto batch = queue_.take(options_.batch); !batch.empty(); batch = queue_.take(options_.batch))
            commit(batch);
    }

    /// Runs every work of the batch in one transaction and tells each how it ended, after the commit.
    void commit(std::vector<PendingWork>& batch) {
        std::vector<std::exception_ptr> failures(batch.size());
        try {
            writes_.begin();
            for (std::size_t index = 0; index < batch.size(); ++index)
                failures[index] = run(batch[index].work);
            writes_.finish();
            commit_to_disk();
        } catch (...) {
            give_up(batch, failures, std::current_exception());
            return;
        }
        devices_.apply(writes_.index_changes());
        revision_ = writes_.committed_revision().value;
        written_ += static_cast<std::uint64_t>(std::ranges::count(failures, nullptr));
        for (std::size_t index = 0; index < batch.size(); ++index) {
            if (failures[index])
                batch[index].done.set_exception(failures[index]);
            else
                batch[index].done.set_value();
        }
    }

    /// What the work threw, whose changes are then undone; null where it ended well. Throws when the whole transaction
    /// is lost with it, as when the disk is full.
    std::exception_ptr run(const Work& work) {
        writes_.begin_work();
        try {
            work(writes_);
        } catch (...) {
            if (writer_.outside_transaction()) throw;
            writes_.undo_work();
            return std::current_exception();
        }
        writes_.keep_work();
        return nullptr;
    }

    void commit_to_disk() {
        const auto start = std::chrono::steady_clock::now();
        Query(writer_, "COMMIT").run();
        microseconds_in_commit_ += static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count());
        ++commits_;
    }

    /// Nothing of the batch is stored: works that failed by themselves are told so, all others get the engine's reason.
    void give_up(
        std::vector<PendingWork>& batch, const std::vector<std::exception_ptr>& failures,
        const std::exception_ptr& reason) {
        ++failed_commits_;
        if (!writer_.outside_transaction()) {
            try {
                Query(writer_, "ROLLBACK").run();
            } catch (const StoreError&) {
                // The next BEGIN tells whether the connection still works; its failure reaches the works then waiting.
            }
        }
        for (std::size_t index = 0; index < batch.size(); ++index)
            batch[index].done.set_exception(failures[index] ? failures[index] : reason);
    }

    const SqliteOptions options_;
    FileLock lock_;
    Connection writer_;
    SqliteWrites writes_;
    ReadPool readers_;
    DeviceIndex devices_;
    WriteQueue queue_;
    std::atomic<std::int64_t> revision_{0};
    std::atomic<std::uint64_t> written_{0};
    std::atomic<std::uint64_t> commits_{0};
    std::atomic<std::uint64_t> failed_commits_{0};
    std::atomic<std::uint64_t> microseconds_in_commit_{0};
    std::thread thread_;
};

} // namespace

std::unique_ptr<Store> open_sqlite_store(const SqliteOptions& options) {
    const auto folder = options.file.parent_path();
    if (!folder.empty()) {
        std::error_code failure;
        std::filesystem::create_directories(folder, failure);
        if (failure) throw StoreUnavailable(fmt::format("{}: {}", folder.string(), failure.message()));
    }
    make_private_file(options.file);
    try {
        return std::make_unique<SqliteStore>(options);
    } catch (const SQLite::Exception& error) {
        rethrow(error, fmt::format("opening {}", options.file.string()));
    }
}

} // namespace rasoat::store
