#pragma once

#include "agent/report/report.h"
#include "server/inventory/identity.h"
#include "server/store/store.h"

#include <string>

/// Machines that the office's books know and of which nothing has been heard yet. Such a record stands in every list;
/// its report is what the books could say, names and a serial number, and its digest is empty. The first report of the
/// machine itself makes it a record like any other.
namespace rasoat::inventory {

/// What a list of assets says of a machine that is not known.
struct BooksEntry {
    store::UnitId unit;
    std::string hostname; ///< each of these four may be empty, but not all
    std::string model;
    std::string serial;
    std::string asset_code;
    bool operator==(const BooksEntry&) const = default;
};

/// By which lists show it: the computer's name, else its asset code, serial number or model.
[[nodiscard]] const std::string& name_of(const BooksEntry& entry);

[[nodiscard]] bool has_reported(const store::Machine& machine);

store::MachineId add_known_from_books(store::Transaction& transaction, const BooksEntry& entry, store::Time now);

/// For a report that belongs to no machine which has reported: sets `found.machine` to the one record of the books that
/// bears its serial number or its asset tag, or the computer's name in the device's own unit. Where only the name
/// agrees, in another unit or with another serial number, the record is added to `found.doubtful`.
void find_in_books(
    store::Reader& reader, const store::Device& device, const report::Report& report, Identification& found);

} // namespace rasoat::inventory
