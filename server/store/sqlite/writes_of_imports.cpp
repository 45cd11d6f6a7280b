#include "server/store/sqlite/writes.h"

/// Lists that officers bring in, and prices that they set.
namespace rasoat::store {

ImportId SqliteWrites::add_import(const Import& import) {
    return insert<ImportId>(
        "INSERT INTO imports (kind, file_name, state, made_at, made_by, settled_at, settled_by, changed, choices, "
        "file, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        import.kind, import.file_name, import.state, import.made_at, import.made_by, import.settled_at,
        import.settled_by, import.changed, import.choices, Blob{import.packed_file}, Blob{import.packed_changes});
}

void SqliteWrites::put_import(const Import& import) {
    update(
        "import",
        "UPDATE imports SET kind = ?, file_name = ?, state = ?, made_at = ?, made_by = ?, settled_at = ?, "
        "settled_by = ?, changed = ?, choices = ?, file = ?, changes = ? WHERE id = ?",
        import.kind, import.file_name, import.state, import.made_at, import.made_by, import.settled_at,
        import.settled_by, import.changed, import.choices, Blob{import.packed_file}, Blob{import.packed_changes},
        import.id);
}

void SqliteWrites::remove_import(ImportId import) {
    update("import", "DELETE FROM imports WHERE id = ?", import);
}

void SqliteWrites::forget_drafts_before(Time time) {
    run("DELETE FROM imports WHERE state = ? AND made_at < ?", ImportState::draft, time);
}

void SqliteWrites::set_price(const std::string& item, const std::optional<Vnd>& price) {
    change_rules();
    if (price)
        run("INSERT INTO set_prices (item, price) VALUES (?, ?) ON CONFLICT (item) DO UPDATE SET price = "
            "excluded.price",
            item, *price);
    else
        run("DELETE FROM set_prices WHERE item = ?", item);
}

} // namespace rasoat::store
