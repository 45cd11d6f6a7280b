#pragma once

#include "server/changes/present_records.h"
#include "server/imports/choices.h"
#include "server/imports/record_changes.h"
#include "server/imports/row_lookup.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace rasoat::imports {

enum class RowOutcome {
    makes,     ///< a new record
    changes,   ///< a record that is there
    unchanged, ///< all of it is stored already
    refused    ///< something in it is wrong; see its problems
};
[[nodiscard]] std::string_view name_of(RowOutcome outcome);

/// One fact that would change, as texts for people. Either may be empty.
struct FieldChange {
    Field field = Field::serial;
    std::string before;
    std::string after;
    bool operator==(const FieldChange&) const = default;
};

struct RowProblem {
    std::optional<std::size_t> column; ///< none: the row as a whole
    Bilingual text;
};

/// What a row of the sheet comes to.
struct ProposedRow {
    std::size_t row = 0; ///< index into Spreadsheet::rows
    RowOutcome outcome = RowOutcome::unchanged;
    std::string target; ///< the record that it tells of, as people name it; empty where none was found
    std::vector<FieldChange> changes;
    std::vector<RowProblem> problems; ///< of a row that is not refused: what to look at
    std::vector<RecordChange> records;
};

/// Every row below the headings that holds anything, as a change of what the lookup's reader shows. Rows are taken one
/// after the other, so that two that tell of one record are found.
[[nodiscard]] std::vector<ProposedRow>
proposals(RowLookup& lookup, Kind kind, const intake::Spreadsheet& table, const Choices& choices);

/// A row's cells by what they are, for those who read one kind of list.
class RowCells {
public:
    RowCells(const std::vector<intake::Cell>& cells, const Choices& choices, ProposedRow& proposed)
        : cells_(cells), choices_(choices), proposed_(proposed) {}

    /// None where no column is that field, or its cell is empty.
    [[nodiscard]] const intake::Cell* cell(Field field) const;
    [[nodiscard]] std::string text(Field field) const;
    /// The row is refused, for what stands in that field's column.
    void refuse(Field field, Bilingual why) const;
    /// Refuses where the field is empty.
    [[nodiscard]] bool demand(Field field) const;
    /// What a lookup found; where it found nothing, none, and the row is refused.
    template <class Found>
    [[nodiscard]] std::optional<Found> found(Field field, Lookup<Found> looked_up) const {
        if (auto* one = std::get_if<Found>(&looked_up)) return std::move(*one);
        refuse(field, std::get<NotFound>(std::move(looked_up)).why);
        return std::nullopt;
    }
    /// The machine that serial, name or asset code name, in this order; none where none is given or one is wrong.
    [[nodiscard]] std::optional<store::Machine> machine(RowLookup& lookup) const;

    [[nodiscard]] ProposedRow& proposed() const { return proposed_; }

private:
    const std::vector<intake::Cell>& cells_;
    const Choices& choices_;
    ProposedRow& proposed_;
};

/// What the rows so far have told of, by record: the second row of one record is refused.
class ToldRecords {
public:
    /// False, and the row refused, where an earlier row told of that record.
    [[nodiscard]] bool first_time(const std::string& record, const RowCells& row, Field field);

private:
    std::map<std::string, std::size_t> rows_;
};

/// Carried from row to row of one list.
struct ListState {
    ToldRecords told;
    std::set<std::string> codes_made; ///< of seats that rows make
    std::map<std::pair<store::UnitId, std::string>, std::int64_t> seats_of_role;
    bool counted = false;
    std::optional<std::vector<store::Fund>> funds; ///< as they are after the rows so far
    std::optional<std::vector<changes::PresentRecord>> models;
};

void propose_asset(RowLookup& lookup, ListState& state, const RowCells& row);
void propose_seat(RowLookup& lookup, ListState& state, const RowCells& row);
void propose_positions(RowLookup& lookup, ListState& state, const RowCells& row);
void propose_price(RowLookup& lookup, ListState& state, const RowCells& row);
void propose_model(RowLookup& lookup, ListState& state, const RowCells& row);
void propose_fund(RowLookup& lookup, ListState& state, const RowCells& row);

/// A code for a seat that a list makes, which no seat has: the unit's code and a number.
[[nodiscard]] std::string new_seat_code(RowLookup& lookup, ListState& state, const store::Unit& unit);

} // namespace rasoat::imports
