#pragma once

#include "server/store/sqlite/reads.h"

#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace rasoat::store {

/// Connections for reading, opened when first needed. Each snapshot holds one for as long as it lives.
class ReadPool {
public:
    ReadPool(std::filesystem::path file, std::size_t limit) : file_(std::move(file)), limit_(limit) {}

    /// A reader of the moment of the last commit; waits while all connections are taken. The pool must outlive it.
    [[nodiscard]] std::unique_ptr<Reader> snapshot();

private:
    class Snapshot;
    [[nodiscard]] std::unique_ptr<Connection> take();
    void give_back(std::unique_ptr<Connection> connection);

    const std::filesystem::path file_;
    const std::size_t limit_;
    std::mutex mutex_;
    std::condition_variable given_back_;
    std::size_t open_ = 0;
    std::vector<std::unique_ptr<Connection>> idle_;
};

} // namespace rasoat::store
