#pragma once

#include "server/store/store.h"
#include "tests/server/store/sample_records.h"

#include <string>

namespace rasoat::tests {

/// Adds one record and returns it as it should be read back.
template <class Record, class Add>
[[nodiscard]] Record added(store::Store& store, Record record, Add add) {
    record.id = store.write([&](store::Transaction& transaction) { return (transaction.*add)(record); });
    return record;
}

[[nodiscard]] inline store::Unit added_unit(store::Store& store, const std::string& code) {
    return added(store, sample_unit(code), &store::Transaction::add_unit);
}

[[nodiscard]] inline store::Machine added_machine(store::Store& store, const std::string& hostname) {
    auto machine = added(store, sample_machine(hostname), &store::Transaction::add_machine);
    machine.revision = store.revision();
    return machine;
}

} // namespace rasoat::tests
