#include "server/store/sqlite/import_queries.h"

#include "server/store/sqlite/rows.h"

namespace rasoat::store {

template <>
Import record_in<Import>(Query& query) {
    return {query.take<ImportId>(),
            query.take<std::string>(),
            query.take<std::string>(),
            query.take<ImportState>(),
            query.take<Time>(),
            query.take<std::string>(),
            query.take<std::optional<Time>>(),
            query.take<std::string>(),
            query.take<std::int64_t>(),
            query.take<std::string>(),
            query.take<std::string>(),
            query.take<std::string>()};
}

template <>
SetPrice record_in<SetPrice>(Query& query) {
    return {query.take<std::string>(), query.take<Vnd>()};
}

std::vector<Import> select_imports(Connection& connection, std::size_t most) {
    return all<Import>(
        connection,
        "SELECT id, kind, file_name, state, made_at, made_by, settled_at, settled_by, changed, choices, '', '' "
        "FROM imports ORDER BY id DESC LIMIT ?",
        most);
}

std::optional<Import> select_import(Connection& connection, ImportId id) {
    return first<Import>(
        connection,
        "SELECT id, kind, file_name, state, made_at, made_by, settled_at, settled_by, changed, choices, file, changes "
        "FROM imports WHERE id = ?",
        id);
}

std::vector<SetPrice> select_set_prices(Connection& connection) {
    return all<SetPrice>(connection, "SELECT item, price FROM set_prices ORDER BY item");
}

} // namespace rasoat::store
