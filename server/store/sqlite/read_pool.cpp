#include "server/store/sqlite/read_pool.h"

#include "server/store/store_error.h"

#include <utility>

namespace rasoat::store {
namespace {

/// Holds the connection before SqliteReads refers to it: bases are made in their order.
struct HeldConnection {
    std::unique_ptr<Connection> held;
};

} // namespace

class ReadPool::Snapshot final : private HeldConnection, public SqliteReads<Reader> {
public:
    Snapshot(ReadPool& pool, std::unique_ptr<Connection> taken)
        : HeldConnection{std::move(taken)}, SqliteReads(*held), pool_(pool) {
        Query(*held, "BEGIN").run();
        // The moment is fixed by the first read, not by BEGIN (sqlite.org/isolation.html).
        static_cast<void>(SqliteReads::revision());
    }
    ~Snapshot() override {
        try {
            Query(*held, "COMMIT").run();
            pool_.give_back(std::move(held));
        } catch (const StoreError&) {
            // A connection that cannot end its read is thrown away; the next one is fresh.
            pool_.give_back(nullptr);
        }
    }

private:
    ReadPool& pool_;
};

std::unique_ptr<Reader> ReadPool::snapshot() {
    auto connection = take();
    try {
        return std::make_unique<Snapshot>(*this, std::move(connection));
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

std::unique_ptr<Connection> ReadPool::take() {
    {
        std::unique_lock lock(mutex_);
        given_back_.wait(lock, [this] { return !idle_.empty() || open_ < limit_; });
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        ++open_;
    }
    try {
        return std::make_unique<Connection>(file_, Connection::Use::read);
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

void ReadPool::give_back(std::unique_ptr<Connection> connection) {
    {
        const std::lock_guard lock(mutex_);
        if (connection)
            idle_.push_back(std::move(connection));
        else
            --open_;
    }
    given_back_.notify_one();
}

} // namespace rasoat::store
