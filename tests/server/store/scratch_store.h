#pragma once

#include "server/store/store.h"

#include <memory>

/// The contract of a store is tested over whatever store this gives. Each engine links its own scratch_store().
namespace rasoat::tests {

/// A store of its own for one test, gone with it.
class ScratchStore {
public:
    ScratchStore() = default;
    ScratchStore(const ScratchStore&) = delete;
    ScratchStore& operator=(const ScratchStore&) = delete;
    virtual ~ScratchStore() = default;

    [[nodiscard]] virtual store::Store& store() = 0;
    /// Closes the store and opens what it has kept.
    virtual void reopen() = 0;
};

/// A new, empty store whose queue holds `write_queue` works.
[[nodiscard]] std::unique_ptr<ScratchStore> scratch_store(std::size_t write_queue = 4096);

} // namespace rasoat::tests
