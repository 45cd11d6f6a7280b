#pragma once

#include "server/store/store.h"

#include <optional>
#include <string>
#include <vector>

/// Where machines without a seat probably belong.
namespace rasoat::organisation {

enum class SuggestionGround {
    seat_code,      ///< the computer is called as the seat
    unit_in_name,   ///< its name begins with the code of the seat's unit
    unit_of_machine ///< it was enrolled to the seat's unit
};

struct SeatSuggestion {
    store::MachineId machine;
    std::string hostname;
    store::SeatId seat;
    SuggestionGround ground = SuggestionGround::unit_of_machine;
    store::Bilingual why;
};

/// For each machine without a seat at most one free seat, for each seat at most one machine; the surest first.
/// Names are compared without regard to letter case and to what stands between their parts: "TC-KT-03" is of the unit
/// "tc-kt" or "TC.KT", and goes to its seat whose code ends in the same number, else to its first free one.
[[nodiscard]] std::vector<SeatSuggestion> seat_suggestions(store::Reader& reader);

} // namespace rasoat::organisation
