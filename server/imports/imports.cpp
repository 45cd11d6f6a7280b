#include "server/imports/imports.h"

#include "server/access/audit_trail.h"
#include "server/store/packed_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace rasoat::imports {

namespace {

using Reason = ImportRefused::Reason;

store::Import import_in(store::Reader& reader, store::ImportId id) {
    auto import = reader.import(id);
    if (!import) throw ImportRefused(Reason::none_such, {"Không có lần nhập này.", "There is no such import."});
    return *std::move(import);
}

store::Import draft_in(store::Reader& reader, store::ImportId id) {
    auto import = import_in(reader, id);
    if (import.state != store::ImportState::draft)
        throw ImportRefused(
            Reason::wrong_state, {"Danh sách này đã được ghi vào.", "This list has been confirmed already."});
    return import;
}

Kind kind_of(const store::Import& import) {
    const auto kind = kind_named(import.kind);
    if (!kind) throw store::StoreCorrupt("an import has a kind that is not known: " + import.kind);
    return *kind;
}

RowCounts counts_of(const std::vector<ProposedRow>& rows) {
    const auto count = [&](RowOutcome outcome) {
        return static_cast<std::size_t>(std::ranges::count(rows, outcome, &ProposedRow::outcome));
    };
    return {
        rows.size(), count(RowOutcome::makes), count(RowOutcome::changes), count(RowOutcome::unchanged),
        count(RowOutcome::refused)};
}

intake::Spreadsheet table_of(const store::Import& import) {
    return intake::read_spreadsheet(store::unpack(import.packed_file), choices_in_json(import.choices).sheet);
}

Look look_at(store::Reader& reader, store::Import import, intake::Spreadsheet table, const Surroundings& surroundings) {
    Look look;
    look.kind = kind_of(import);
    look.choices = choices_in_json(import.choices);
    look.table = std::move(table);
    look.missing = missing_fields(look.kind, look.choices);
    if (look.missing.empty() && import.state == store::ImportState::draft) {
        RowLookup lookup(reader, surroundings);
        look.rows = proposals(lookup, look.kind, look.table, look.choices);
    }
    look.counts = counts_of(look.rows);
    look.import = std::move(import);
    return look;
}

[[noreturn]] void refuse_choice(Bilingual why) {
    throw ImportRefused(Reason::wrong_choice, std::move(why));
}

void check_columns(Kind kind, const intake::Spreadsheet& table, const Choices& choices) {
    if (choices.heading_row >= std::max<std::size_t>(table.rows.size(), 1))
        refuse_choice({"Trang không có dòng tiêu đề ấy.", "The sheet has no such heading row."});
    if (choices.columns.size() > intake::most_columns) refuse_choice({"Quá nhiều cột.", "There are too many columns."});
    for (std::size_t column = 0; column < choices.columns.size(); ++column) {
        const auto& field = choices.columns[column];
        if (!field) continue;
        const auto uses = fields_of(kind);
        const auto label = label_of(*field);
        if (std::ranges::find(uses, *field, &FieldUse::field) == uses.end())
            refuse_choice(
                {fmt::format("Loại danh sách này không có \"{}\".", label.vi),
                 fmt::format("This kind of list has no \"{}\".", label.en)});
        if (std::ranges::count(choices.columns, field) > 1)
            refuse_choice(
                {fmt::format("Hai cột cùng là \"{}\".", label.vi), fmt::format("Two columns are \"{}\".", label.en)});
    }
}

std::string subject_of(store::ImportId id) {
    return "import " + store::to_string(id);
}

std::vector<RecordChange> changes_to_do(const Look& look, RefusedRows refused_rows) {
    if (!look.missing.empty()) {
        const auto label = label_of(look.missing.front());
        throw ImportRefused(
            Reason::wrong_choice, {fmt::format("Chưa chọn cột nào là \"{}\".", label.vi),
                                   fmt::format("No column has been chosen as \"{}\".", label.en)});
    }
    if (look.counts.refused > 0 && refused_rows == RefusedRows::stop_all)
        throw ImportRefused(
            Reason::rows_refused,
            {fmt::format("{} dòng có lỗi; hãy sửa tệp, hoặc chọn bỏ qua các dòng ấy.", look.counts.refused),
             fmt::format("{} rows are wrong; mend the file, or choose to leave them out.", look.counts.refused)});
    std::vector<RecordChange> changes;
    for (const auto& row : look.rows)
        changes.insert(changes.end(), row.records.begin(), row.records.end());
    return changes;
}

} // namespace

store::ImportId begin(store::Store& store, Kind kind, std::string file_name, std::string_view bytes, Actor actor) {
    const auto table = intake::read_spreadsheet(bytes);
    store::Import import;
    import.kind = name_of(kind);
    import.file_name = std::move(file_name);
    import.made_at = actor.now;
    import.made_by = actor.name;
    import.choices = to_json(guessed_choices(kind, table));
    import.packed_file = store::pack(bytes);
    return store.write([&](store::Transaction& transaction) { return transaction.add_import(import); });
}

Look look(store::Reader& reader, store::ImportId id, const Surroundings& surroundings) {
    auto import = import_in(reader, id);
    auto table = table_of(import);
    return look_at(reader, std::move(import), std::move(table), surroundings);
}

void choose(store::Store& store, store::ImportId id, const NewChoices& wanted) {
    const auto import = draft_in(*store.snapshot(), id);
    const auto kind = kind_of(import);
    const auto table = intake::read_spreadsheet(store::unpack(import.packed_file), wanted.sheet);
    auto choices = choices_in_json(import.choices);
    if (choices.sheet != wanted.sheet) choices = guessed_choices(kind, table);
    if (wanted.heading_row) choices.heading_row = *wanted.heading_row;
    if (wanted.columns) choices.columns = *wanted.columns;
    check_columns(kind, table, choices);
    store.write([&](store::Transaction& transaction) {
        auto current = draft_in(transaction, id);
        current.choices = to_json(choices);
        transaction.put_import(current);
    });
}

std::size_t confirm(
    store::Store& store, store::ImportId id, const Surroundings& surroundings, RefusedRows refused_rows, Actor actor) {
    const auto draft = draft_in(*store.snapshot(), id);
    const auto table = table_of(draft); // the writer has no time to unpack files
    return store.write([&](store::Transaction& transaction) {
        // The rows are looked at once more, so that what is stored follows from what is there at this very moment.
        auto current = draft_in(transaction, id);
        if (current.choices != draft.choices)
            throw ImportRefused(
                Reason::wrong_state, {"Cách đọc các cột vừa được đổi; hãy xem lại.",
                                      "How the columns are read has just been changed; look again."});
        auto look = look_at(transaction, std::move(current), table, surroundings);
        const auto done =
            apply(transaction, changes_to_do(look, refused_rows), {surroundings.shipped, actor.name, actor.now});
        auto& import = look.import;
        import.state = store::ImportState::confirmed;
        import.settled_at = actor.now;
        import.settled_by = actor.name;
        import.changed = static_cast<std::int64_t>(done.size());
        import.packed_changes = store::pack(to_json(done));
        transaction.put_import(import);
        access::record(
            transaction, actor.name, "confirm-import", subject_of(id),
            fmt::format("{} {}: {} records", import.kind, import.file_name, done.size()), actor.now);
        return done.size();
    });
}

Undone undo(store::Store& store, store::ImportId id, const planning::PlanningRules& shipped, Actor actor) {
    return store.write([&](store::Transaction& transaction) {
        auto import = import_in(transaction, id);
        if (import.state != store::ImportState::confirmed)
            throw ImportRefused(
                Reason::wrong_state, {"Chỉ hoàn tác được danh sách đã ghi vào và chưa hoàn tác.",
                                      "Only a list that has been confirmed and not yet undone can be undone."});
        const auto undone = imports::undo(
            transaction, changes_in_json(store::unpack(import.packed_changes)), {shipped, actor.name, actor.now});
        import.state = store::ImportState::undone;
        import.settled_at = actor.now;
        import.settled_by = actor.name;
        transaction.put_import(import);
        access::record(
            transaction, actor.name, "undo-import", subject_of(id),
            fmt::format("{} records, {} kept", undone.records, undone.kept), actor.now);
        return undone;
    });
}

void discard(store::Store& store, store::ImportId id) {
    store.write([&](store::Transaction& transaction) {
        (void)draft_in(transaction, id);
        transaction.remove_import(id);
    });
}

void forget_old_drafts(store::Store& store, store::Time now) {
    constexpr std::chrono::days kept{7};
    const auto oldest = now - kept;
    store.write([oldest](store::Transaction& transaction) { transaction.forget_drafts_before(oldest); });
}

} // namespace rasoat::imports
