#pragma once

#include "server/imports/proposals.h"
#include "server/intake/spreadsheet/spreadsheet.h"
#include "server/store/store.h"

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

/// A file's way: begun as a draft, looked at, its columns chosen, confirmed in one transaction, undone as a whole.
namespace rasoat::imports {

inline constexpr std::size_t largest_file = std::size_t{20} * 1024 * 1024; ///< bytes, as uploaded

/// Who does it, and when.
struct Actor {
    std::string_view name;
    store::Time now;
};

/// What cannot be done with an import, and why, in both languages.
class ImportRefused : public std::exception {
public:
    enum class Reason {
        none_such,    ///< there is no such import
        wrong_state,  ///< confirmed already, or not yet
        wrong_choice, ///< a sheet, row or column that is not there, a field twice, a field that the kind has not
        rows_refused  ///< rows are wrong, and nobody said that the others should be taken
    };
    ImportRefused(Reason reason, Bilingual why) : reason_(reason), why_(std::move(why)) {}
    [[nodiscard]] Reason reason() const { return reason_; }
    [[nodiscard]] const Bilingual& why() const { return why_; }
    [[nodiscard]] const char* what() const noexcept override { return why_.en.c_str(); }

private:
    Reason reason_;
    Bilingual why_;
};

struct RowCounts {
    std::size_t all = 0;
    std::size_t makes = 0;
    std::size_t changes = 0;
    std::size_t unchanged = 0;
    std::size_t refused = 0;
};

/// An import as an officer looks at it.
struct Look {
    store::Import import;
    Kind kind = Kind::assets;
    intake::Spreadsheet table;
    Choices choices;
    std::vector<Field> missing;    ///< fields that no column is, though the kind asks for them
    std::vector<ProposedRow> rows; ///< of a draft: against what is stored now; none while a field is missing
    RowCounts counts;
};

/// Keeps the file as a draft; nothing of it is stored but itself. Throws intake::SpreadsheetRefused.
[[nodiscard]] store::ImportId
begin(store::Store& store, Kind kind, std::string file_name, std::string_view bytes, Actor actor);

/// Throws ImportRefused, intake::SpreadsheetRefused.
[[nodiscard]] Look look(store::Reader& reader, store::ImportId id, const Surroundings& surroundings);

/// What the officer chooses in place of what was guessed. A sheet other than before is guessed anew unless columns are
/// given for it. Throws ImportRefused, intake::SpreadsheetRefused.
struct NewChoices {
    std::size_t sheet = 0;
    std::optional<std::size_t> heading_row;
    std::optional<std::vector<std::optional<Field>>> columns;
};
void choose(store::Store& store, store::ImportId id, const NewChoices& choices);

/// What becomes of wrong rows at the confirmation.
enum class RefusedRows { stop_all, are_left_out };

/// Does what the draft's rows come to at this moment; all in one transaction. Returns how many records changed. Throws
/// ImportRefused.
std::size_t confirm(
    store::Store& store, store::ImportId id, const Surroundings& surroundings, RefusedRows refused_rows, Actor actor);

/// Takes back everything that the import changed and that nobody has changed since. Throws ImportRefused.
Undone undo(store::Store& store, store::ImportId id, const planning::PlanningRules& shipped, Actor actor);

/// Throws a draft away. Throws ImportRefused.
void discard(store::Store& store, store::ImportId id);

/// Drafts that nobody has confirmed within a week go; call it now and then.
void forget_old_drafts(store::Store& store, store::Time now);

} // namespace rasoat::imports
