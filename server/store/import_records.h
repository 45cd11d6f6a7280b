#pragma once

#include "server/store/records.h"

#include <cstdint>
#include <optional>
#include <string>

/// Lists that officers bring in as files, and what such a list can tell beside machines and seats.
namespace rasoat::store {

using ImportId = Id<struct Import>;

enum class ImportState {
    draft,     ///< looked at; nothing of it is stored but the file itself
    confirmed, ///< its rows are stored
    undone     ///< its rows were stored and taken back
};

/// One file with a list, and what came of it.
struct Import {
    ImportId id;
    std::string kind; ///< assets, seats, positions, prices
    std::string file_name;
    ImportState state = ImportState::draft;
    Time made_at;
    std::string made_by;            ///< username
    std::optional<Time> settled_at; ///< confirmed or undone
    std::string settled_by;         ///< username; empty while it is a draft
    std::int64_t changed = 0;       ///< records that the confirmed import changed or made
    std::string choices;            ///< JSON: sheet, heading row, which column is what
    std::string packed_file;        ///< the file as it came; empty in lists
    std::string packed_changes;     ///< JSON: every record before and after; empty in lists and drafts
    bool operator==(const Import&) const = default;
};

/// A price that the office has set for an item of its catalogue, in place of the one in config/catalogue.toml.
struct SetPrice {
    std::string item; ///< an id of the catalogue
    Vnd price;
    bool operator==(const SetPrice&) const = default;
};

} // namespace rasoat::store
