#pragma once

#include "server/store/store.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace rasoat::store {

struct SqliteOptions {
    std::filesystem::path file;
    std::size_t write_queue = 4096;             ///< units of work that may wait
    std::size_t batch = 512;                    ///< units of work in one commit at the most
    std::size_t readers = 8;                    ///< snapshots open at one time
    std::chrono::milliseconds check_time{5000}; ///< spent at the most on looking for damage at the start
    std::optional<std::uint64_t> most_bytes;    ///< the file grows no larger; none: as large as the disk
};

/// Opens the file, makes it where it is absent, brings its schema up to date and checks it for damage. One process owns
/// the file. Durable: WAL with `synchronous=FULL`, so what a commit confirmed survives a power cut.
/// Throws StoreCorrupt, StoreTooNew or StoreUnavailable, each saying what to do.
[[nodiscard]] std::unique_ptr<Store> open_sqlite_store(const SqliteOptions& options);

} // namespace rasoat::store
