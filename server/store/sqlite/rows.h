#pragma once

#include "server/store/sqlite/connection.h"

#include <optional>
#include <vector>

/// Rows as records.
namespace rasoat::store {

/// Takes the columns of one row, in the order in which every SELECT of that record lists them. Each record has its own,
/// beside the statements that read it. (A braced list is evaluated from left to right.)
template <class Record>
[[nodiscard]] Record record_in(Query& query);

template <class Record, class... Values>
[[nodiscard]] std::vector<Record> all(Connection& connection, const char* sql, const Values&... values) {
    Query query(connection, sql);
    query.with(values...);
    std::vector<Record> records;
    while (query.next())
        records.push_back(record_in<Record>(query));
    return records;
}

template <class Record, class... Values>
[[nodiscard]] std::optional<Record> first(Connection& connection, const char* sql, const Values&... values) {
    Query query(connection, sql);
    query.with(values...);
    if (!query.next()) return std::nullopt;
    return record_in<Record>(query);
}

/// The one value that the statement gives; none where it gives no row or NULL.
template <class Value, class... Values>
[[nodiscard]] std::optional<Value> value(Connection& connection, const char* sql, const Values&... values) {
    Query query(connection, sql);
    query.with(values...);
    if (!query.next()) return std::nullopt;
    return query.take<std::optional<Value>>();
}

/// The one column of every row.
template <class Value, class... Values>
[[nodiscard]] std::vector<Value> column(Connection& connection, const char* sql, const Values&... values) {
    Query query(connection, sql);
    query.with(values...);
    std::vector<Value> taken;
    while (query.next())
        taken.push_back(query.take<Value>());
    return taken;
}

} // namespace rasoat::store
