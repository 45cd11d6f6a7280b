// The cursor of a list, which a client may have made up.

#include "server/planning/list_cursor.h"

#include <cstdint>
#include <string_view>

namespace {

using namespace rasoat;

template <class Read>
void read(const Read& read_cursor, std::string_view cursor) {
    try {
        (void)read_cursor(cursor);
    } catch (const planning::BadCursor&) {
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view cursor(reinterpret_cast<const char*>(bytes), size);
    read(planning::ranking_position, cursor);
    read(planning::line_position, cursor);
    read(planning::history_position, cursor);
    return 0;
}
