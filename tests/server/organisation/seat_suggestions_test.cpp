#include "server/organisation/seat_suggestions.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace rasoat;
using namespace rasoat::tests;
using organisation::SuggestionGround;
using store::Transaction;

namespace {

/// Units with free seats, and computers without one.
class Free {
public:
    store::UnitId unit(const std::string& code, const std::vector<std::string>& seats) {
        return store().write([&](Transaction& t) {
            const auto unit = t.add_unit(sample_unit(code));
            for (const auto& seat : seats)
                t.add_seat(sample_seat(unit, seat));
            return unit;
        });
    }
    void computer(const std::string& hostname, std::optional<store::UnitId> unit = {}) {
        store().write([&](Transaction& t) {
            auto machine = sample_machine(hostname);
            machine.unit = unit;
            t.add_machine(machine);
        });
    }
    /// The suggested seat's code for each computer, and why.
    std::map<std::string, std::pair<std::string, SuggestionGround>> suggested() {
        std::map<std::string, std::pair<std::string, SuggestionGround>> found;
        const auto reader = store().snapshot();
        for (const auto& suggestion : organisation::seat_suggestions(*reader))
            found.emplace(suggestion.hostname, std::pair(reader->seat(suggestion.seat)->code, suggestion.ground));
        return found;
    }
    [[nodiscard]] store::Store& store() { return scratch_->store(); }

private:
    std::unique_ptr<ScratchStore> scratch_ = scratch_store();
};

} // namespace

TEST_CASE("a computer called as a seat belongs there", "[suggestions]") {
    Free office;
    office.unit("VP", {"VP-01", "VP-02"});
    office.computer("vp.02");
    CHECK(office.suggested().at("vp.02") == std::pair(std::string("VP-02"), SuggestionGround::seat_code));
}

TEST_CASE("TC-KT-03 goes to the unit TC-KT and not to TC, to the seat of its number", "[suggestions]") {
    Free office;
    office.unit("TC", {"tc-3"});
    office.unit("TC.KT", {"ke-toan-1", "ke-toan-03"});
    office.computer("TC-KT-03");
    office.computer("tc-kt-laptop");
    office.computer("TCX-01");
    const auto suggested = office.suggested();
    CHECK(suggested.at("TC-KT-03") == std::pair(std::string("ke-toan-03"), SuggestionGround::unit_in_name));
    CHECK(suggested.at("tc-kt-laptop").first == "ke-toan-1");
    CHECK_FALSE(suggested.contains("TCX-01"));
}

TEST_CASE("a code that ends in a digit is not the beginning of a longer number", "[suggestions]") {
    Free office;
    office.unit("xa1", {"a"});
    office.unit("xa12", {"b"});
    office.computer("xa12-5");
    CHECK(office.suggested().at("xa12-5").first == "b");
}

TEST_CASE("a computer whose name tells nothing goes where it was enrolled, each seat once", "[suggestions]") {
    Free office;
    const auto unit = office.unit("vp", {"s1"});
    office.computer("DESKTOP-8H3K2", unit);
    office.computer("DESKTOP-0X9P1", unit);
    office.computer("DESKTOP-NOBODY");
    const auto suggested = office.suggested();
    CHECK(suggested.size() == 1);
    CHECK(suggested.at("DESKTOP-8H3K2") == std::pair(std::string("s1"), SuggestionGround::unit_of_machine));
}

TEST_CASE("a surer ground goes first: the seat of its name is not given to another", "[suggestions]") {
    Free office;
    const auto unit = office.unit("vp", {"vp-01"});
    office.computer("AAA", unit);
    office.computer("vp-01");
    const auto suggested = office.suggested();
    CHECK(suggested.size() == 1);
    CHECK(suggested.contains("vp-01"));
}

TEST_CASE("computers that have a seat, and seats that have one, are left alone", "[suggestions]") {
    Free office;
    const auto unit = office.unit("vp", {"vp-01"});
    office.computer("vp-01", unit);
    office.store().write([](Transaction& t) { t.assign({1}, store::MachineId{1}); });
    office.computer("vp-01x", unit);
    CHECK(office.suggested().empty());
}
