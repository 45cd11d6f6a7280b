#include "agent/delivery/offline_report.h"
#include "server/access/enrolment.h"
#include "server/offline/import_reports.h"
#include "server/offline/stick_settings.h"
#include "tests/server/inventory/office_report.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace rasoat;
using namespace rasoat::tests;
using offline::Imported;

namespace {

std::chrono::sys_seconds second(std::int64_t seconds) {
    return std::chrono::floor<std::chrono::seconds>(at(seconds));
}

/// A unit with a stick made at at(0) for 30 days, as the agent reads it.
struct StickOffice {
    StickOffice() {
        std::ofstream(folder.path() / "stick.conf") << offline::stick_settings(token.token, "Văn phòng xã");
        stick = delivery::offline_stick(folder.path() / "stick.conf");
    }

    [[nodiscard]] std::string file(const std::string& mark, std::int64_t seconds, std::uint32_t processors = 1) const {
        auto report = office_report(mark);
        report.device_id = "offline-" + mark;
        report.processors.resize(processors);
        return delivery::offline_report_file(report, stick, second(seconds));
    }
    [[nodiscard]] offline::ImportedFile import(std::string_view bytes, std::int64_t now) const {
        return offline::import_report(store(), "pc.rasoat-report", bytes, {}, at(now));
    }
    [[nodiscard]] store::Store& store() const { return scratch->store(); }

    TemporaryFolder folder;
    std::unique_ptr<ScratchStore> scratch = scratch_store();
    store::UnitId unit = store().write([](store::Transaction& t) { return t.add_unit(sample_unit("xa")); });
    access::NewEnrolmentToken token = access::make_enrolment_token(store(), unit, std::chrono::days(30), "lan", at());
    delivery::OfflineStick stick;
};

} // namespace

TEST_CASE("a report from a stick is a machine of the stick's unit, heard of when it was written", "[offline]") {
    const StickOffice office;
    const auto imported = office.import(office.file("a1b2", 3600), 90'000);
    INFO(imported.reason.en);
    REQUIRE(imported.outcome == Imported::new_machine);
    CHECK_FALSE(imported.hostname.empty());
    const auto machines = office.store().snapshot()->machines();
    REQUIRE(machines.size() == 1);
    CHECK(machines[0].unit == office.unit);
    CHECK(machines[0].last_reported == at(3600));
}

TEST_CASE("the same file twice changes nothing, nor does an older one", "[offline]") {
    const StickOffice office;
    const auto file = office.file("a1b2", 3600);
    REQUIRE(office.import(file, 90'000).outcome == Imported::new_machine);
    const auto revision = office.store().revision();
    CHECK(office.import(file, 90'100).outcome == Imported::nothing_new);
    CHECK(
        office.import(file, 20 * 86'400).outcome == Imported::nothing_new); // long after idempotency keys are forgotten
    CHECK(office.import(office.file("a1b2", 1800, 2), 90'200).outcome == Imported::nothing_new);
    CHECK(office.store().revision() == revision);
    CHECK(office.import(office.file("a1b2", 7200, 2), 90'300).outcome == Imported::known_machine);
    CHECK(office.store().snapshot()->machines().size() == 1);
}

TEST_CASE("a file in which anything was changed is refused, in words", "[offline]") {
    const StickOffice office;
    const auto file = office.file("a1b2", 3600);
    for (const std::size_t place : {file.find("token"), file.find("made-at: 2") + 9, file.size() - 9}) {
        auto changed = file;
        changed[place] = static_cast<char>(changed[place] ^ 1);
        const auto refused = office.import(changed, 90'000);
        CHECK(refused.outcome == Imported::refused);
        CHECK_FALSE(refused.reason.vi.empty());
    }
    auto renamed = file;
    renamed.replace(renamed.find("offline-a1b2"), 12, "offline-a1b3");
    CHECK_THAT(office.import(renamed, 90'000).reason.en, Catch::Contains("signature is wrong"));
    for (std::size_t size = 0; size < file.size(); size += 37)
        CHECK(office.import(file.substr(0, size), 90'000).outcome == Imported::refused);
    CHECK(office.store().snapshot()->machines().empty());
}

TEST_CASE("another server's stick, a revoked one and an expired one are told apart", "[offline]") {
    const StickOffice office;
    const StickOffice other;
    CHECK_THAT(office.import(other.file("a1b2", 60), 90'000).reason.en, Catch::Contains("signature is wrong"));
    auto unknown = office.stick;
    unknown.token = "77";
    const auto report = office_report("a1b2");
    CHECK_THAT(
        office.import(delivery::offline_report_file(report, unknown, second(60)), 90'000).reason.en,
        Catch::Contains("another server"));
    // Written while the stick was valid, carried in later: taken. Written later: not.
    const std::int64_t month = 31 * 86'400;
    CHECK(office.import(office.file("a1b2", 60), month).outcome == Imported::new_machine);
    CHECK(office.import(office.file("c3d4", month), month + 60).outcome == Imported::refused);
    REQUIRE(access::revoke_enrolment_token(office.store(), office.token.token.id, "lan", at(month)));
    CHECK_THAT(office.import(office.file("e5f6", 60), month).reason.en, Catch::Contains("revoked"));
}

TEST_CASE("a PC whose clock stands in another year reports all the same", "[offline]") {
    const StickOffice office;
    REQUIRE(office.import(office.file("a1b2", -500'000'000), 90'000).outcome == Imported::new_machine);
    REQUIRE(office.import(office.file("c3d4", 500'000'000), 90'000).outcome == Imported::new_machine);
    for (const auto& machine : office.store().snapshot()->machines()) {
        CHECK(machine.last_reported >= at());
        CHECK(machine.last_reported <= at(90'000));
    }
}

TEST_CASE(
    "many PCs on one stick: each file counts, the oldest first, and one that is no report spoils nothing",
    "[offline]") {
    const StickOffice office;
    auto report = office_report("a1b2");
    const auto& folder = office.folder.path();
    delivery::write_offline_report(report, office.stick, folder, second(60));
    const auto again = delivery::write_offline_report(report, office.stick, folder, second(120));
    CHECK(again.filename().string().find("-2.rasoat-report") != std::string::npos);
    delivery::write_offline_report(office_report("c3d4"), office.stick, folder, second(180));
    std::ofstream(folder / "notes.txt") << "not looked at";
    std::ofstream(folder / "broken.rasoat-report") << "rasoat-offline-report/1\n";

    const auto files = offline::import_folder(office.store(), folder, {}, at(300));
    REQUIRE(files.size() == 4);
    CHECK(std::ranges::count(files, Imported::refused, &offline::ImportedFile::outcome) == 1);
    CHECK(std::ranges::count(files, Imported::new_machine, &offline::ImportedFile::outcome) == 2);
    CHECK(std::ranges::count(files, Imported::known_machine, &offline::ImportedFile::outcome) == 1);
    for (const auto& file : offline::import_folder(office.store(), folder, {}, at(400)))
        CHECK((file.outcome == Imported::nothing_new || file.outcome == Imported::refused));
    CHECK_THROWS_AS(
        offline::import_folder(office.store(), folder / "none", {}, at(400)), std::filesystem::filesystem_error);
}
