// What people write into cells and headings of lists: money, days, counts, names of columns; and words to search for.

#include "server/imports/cell_values.h"
#include "server/imports/fields.h"
#include "server/planning/search_text.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace rasoat;
    intake::Cell cell{std::string(reinterpret_cast<const char*>(bytes), size), std::nullopt, std::nullopt};
    for (const bool numbered : {false, true}) {
        if (numbered) { // as a workbook says it, any bits at all
            if (size < sizeof(double)) return 0;
            std::memcpy(&cell.number.emplace(), bytes, sizeof(double));
        }
        if (const auto money = imports::money_in(cell)) {
            if (money->amount < 0 || money->amount > 10'000'000'000'000) std::abort();
            // What is shown of it is read as the same.
            if (imports::money_in({imports::text_of(*money), {}, {}}) != money) std::abort();
        }
        if (const auto day = imports::day_in(cell))
            if (imports::day_in({imports::text_of(*day), {}, {}}) != day) std::abort();
        if (const auto count = imports::count_in(cell))
            if (*count < 0 || *count > 100'000) std::abort();
    }
    for (const auto kind :
         {imports::Kind::assets, imports::Kind::seats, imports::Kind::positions, imports::Kind::prices})
        (void)imports::field_in_heading(kind, cell.text);
    const auto folded = planning::folded(cell.text);
    if (planning::folded(folded) != folded) std::abort();
    return 0;
}
