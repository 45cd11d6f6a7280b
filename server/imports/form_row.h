#pragma once

#include "server/changes/present_records.h"
#include "server/imports/proposals.h"
#include "server/rules/record.h"

#include <optional>
#include <string>
#include <string_view>

/// Rows that tell of what is otherwise filled in as forms: funds and models.
namespace rasoat::imports {

/// The field of such a record that the list's field stands for; empty: none.
[[nodiscard]] std::string_view key_of(changes::Kind kind, Field field);

/// One such row: the record as it is and as the row would have it. Every cell is read, so that all that is wrong in a
/// row is said at once; an empty cell leaves its field as it is.
class FormRow {
public:
    /// `before`: the record that the row tells of; none: a new one.
    FormRow(const RowCells& row, changes::Kind kind, std::optional<changes::PresentRecord> before);

    void take_text(Field field, std::string_view key);
    void take_money(Field field, std::string_view key);
    void take_count(Field field, std::string_view key);
    void take_gigabytes(Field field, std::string_view key);
    void take_yes_no(Field field, std::string_view key);
    void take_choice(Field field, std::string_view key);
    /// What no cell says by itself.
    void take(std::string_view key, rules::Value value) { after_.set(key, std::move(value)); }
    void take_if_unset(std::string_view key, rules::Value value) {
        if (!after_.has(key)) take(key, std::move(value));
    }

    [[nodiscard]] const rules::Record& after() const { return after_; }
    /// Every field may be as it is now; otherwise the row is refused.
    [[nodiscard]] bool is_sound() const;
    /// Refuses the row for what is said of a field of the record.
    void refuse(const rules::RecordRefused& refused) const;
    /// Makes the row one that makes or changes the record, or leaves it as it is. `new_id`: of a model that is made.
    void settle(const std::string& new_id) const;

private:
    /// What `read` makes of the cell; where it makes nothing of it the row is refused with `otherwise`.
    template <class Read>
    void take_read(Field field, std::string_view key, Read read, const Bilingual& otherwise);

    const RowCells& row_;
    changes::Kind kind_;
    std::optional<changes::PresentRecord> before_;
    rules::Record after_;
};

} // namespace rasoat::imports
