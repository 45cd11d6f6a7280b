#pragma once

#include "server/organisation/reorganisation.h"
#include "server/store/store.h"

#include <optional>
#include <vector>

namespace rasoat::organisation {

/// Changes units within a transaction and notes everything that it changes.
class UnitChanges {
public:
    UnitChanges(store::Transaction& transaction, store::Day on, store::Time now)
        : transaction_(transaction), on_(on), now_(now), units_(transaction.units()),
          known_unit_periods_(transaction.unit_periods()), known_seat_periods_(transaction.seat_periods()) {}

    void apply(const Rename& rename);
    void apply(const Move& move);
    void apply(const Merge& merge);
    void apply(const Split& split);

    [[nodiscard]] const Effects& effects() const { return effects_; }

private:
    [[nodiscard]] store::Unit living(store::UnitId id, std::string_view field) const;
    [[nodiscard]] bool is_below(store::UnitId unit, store::UnitId top) const;
    void refuse_taken_code(const std::string& code, std::string_view field, std::optional<store::UnitId> but) const;
    /// Changes the unit from the day on; what it was stays known.
    void change(const store::Unit& before, const store::Unit& after);
    store::UnitId make(const UnitDraft& draft, std::optional<store::UnitId> parent, std::string_view field);
    void end(const store::Unit& unit, store::UnitId successor);
    void move_children(const store::Unit& from, store::UnitId to);
    void move_seat(store::Seat seat, store::UnitId to);
    void move_machine(store::MachineId id, store::UnitId to);
    void move_device(store::Device device, store::UnitId to);
    void move_all(const store::Unit& from, store::UnitId to);

    store::Transaction& transaction_;
    store::Day on_;
    store::Time now_;
    std::vector<store::Unit> units_; ///< that are there now
    std::vector<store::UnitPeriod> known_unit_periods_;
    std::vector<store::SeatPeriod> known_seat_periods_;
    Effects effects_;
};

} // namespace rasoat::organisation
