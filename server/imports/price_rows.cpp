#include "server/imports/cell_values.h"
#include "server/imports/proposals.h"

#include <algorithm>

/// Prices of the catalogue's items.
namespace rasoat::imports {

void propose_price(RowLookup& lookup, ListState& state, const RowCells& row) {
    auto& proposed = row.proposed();
    if (!row.demand(Field::item) || !row.demand(Field::price)) return;
    const auto item = row.found(Field::item, lookup.item(row.text(Field::item)));
    const auto price = money_in(*row.cell(Field::price));
    if (!price || price->amount == 0)
        row.refuse(
            Field::price,
            {"Không phải số tiền; hãy viết như 12.500.000.", "This is no amount of money; write it like 12.500.000."});
    if (proposed.outcome == RowOutcome::refused) return;

    proposed.target = item->name.vi;
    if (!state.told.first_time("item " + item->id, row, Field::item)) return;
    const auto set = lookup.reader().set_prices();
    const auto known = std::ranges::find(set, item->id, &store::SetPrice::item);
    const auto before = known == set.end() ? std::nullopt : std::optional(known->price);
    const auto present = before.value_or(item->price);
    if (present == *price) return;
    proposed.outcome = RowOutcome::changes;
    proposed.changes.push_back({Field::price, text_of(present), text_of(*price)});
    proposed.records.emplace_back(PriceChange{item->id, before, *price});
}

} // namespace rasoat::imports
