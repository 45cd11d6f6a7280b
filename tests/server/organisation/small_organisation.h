#pragma once

#include "server/organisation/reorganisation.h"
#include "server/store/store.h"
#include "tests/server/store/scratch_store.h"

#include <memory>
#include <string>

namespace rasoat::tests {

/// A district with two communes, each with two seats, a machine at the first of them with its agent, and a fund a year.
class SmallOrganisation {
    std::unique_ptr<ScratchStore> scratch_ = scratch_store(); // before what is made in it

public:
    SmallOrganisation();

    struct Commune {
        store::UnitId unit;
        store::SeatId seated;
        store::SeatId free;
        store::MachineId machine;
        store::DeviceId agent;
        store::TokenId token;
        store::FundId fund_2025;
        store::FundId fund_2026;
    };
    store::UnitId district;
    Commune an;
    Commune binh;

    [[nodiscard]] store::Store& store() { return scratch_->store(); }
    [[nodiscard]] std::unique_ptr<store::Reader> now() { return store().snapshot(); }
    store::ReorganisationId reorganise(const std::string& json);
    void undo(store::ReorganisationId id);
    /// The names of units on a day, in the order of ids.
    [[nodiscard]] std::vector<std::string> names_on(store::Day day);
    /// Everything that a reorganisation may change, as text to compare.
    [[nodiscard]] std::string state();

    static constexpr std::string_view officer = "lan";
    [[nodiscard]] static organisation::Actor actor();

private:
    [[nodiscard]] Commune make_commune(const std::string& code, const std::string& name, std::uint8_t key);
};

} // namespace rasoat::tests
