#include "server/store/sqlite/sqlite_store.h"
#include "tests/server/store/scratch_store.h"
#include "tests/temporary_folder.h"

namespace rasoat::tests {
namespace {

class SqliteScratchStore final : public ScratchStore {
public:
    explicit SqliteScratchStore(std::size_t write_queue) {
        options_.file = folder_.path() / "rasoat.db";
        options_.write_queue = write_queue;
        store_ = store::open_sqlite_store(options_);
    }
    store::Store& store() override { return *store_; }
    void reopen() override {
        store_.reset();
        store_ = store::open_sqlite_store(options_);
    }

private:
    TemporaryFolder folder_;
    store::SqliteOptions options_;
    std::unique_ptr<store::Store> store_;
};

} // namespace

std::unique_ptr<ScratchStore> scratch_store(std::size_t write_queue) {
    return std::make_unique<SqliteScratchStore>(write_queue);
}

} // namespace rasoat::tests
