#include "settings/catalogue_table.h"
#include "settings/configuration.h"
#include "settings/norms_table.h"
#include "settings/os_support_table.h"
#include "settings/policies_table.h"
#include "settings/processor_table.h"
#include "settings/roles_table.h"
#include "settings/settings_error.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>

using namespace rasoat;
using namespace rasoat::settings;

namespace {

const Configuration& shipped() {
    static const auto configuration = read_configuration(tests::project_path("config"));
    return configuration;
}

/// A copy of the shipped configuration in which one file has one change; removed at the end.
class ChangedConfiguration {
public:
    ChangedConfiguration(const std::string& file, const std::string& from, const std::string& to)
        : folder_(
              std::filesystem::temp_directory_path() / ("rasoat-config-" + std::to_string(::getpid()) + "-" + file)) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        for (const auto& entry : std::filesystem::directory_iterator(tests::project_path("config")))
            if (entry.is_regular_file()) std::filesystem::copy_file(entry, folder_ / entry.path().filename());
        auto text = tests::file_bytes(folder_ / file);
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        std::ofstream(folder_ / file, std::ios::binary) << text;
    }
    ~ChangedConfiguration() { std::filesystem::remove_all(folder_); }
    ChangedConfiguration(const ChangedConfiguration&) = delete;
    ChangedConfiguration& operator=(const ChangedConfiguration&) = delete;

    /// The message with which it is refused, from the file's name on and without the line's number.
    std::string refusal() const {
        try {
            (void)read_configuration(folder_);
        } catch (const SettingsError& error) {
            std::string message = error.what();
            message.erase(0, folder_.generic_string().size() + 1);
            const auto colon = message.find(':');
            const auto end = message.find_first_not_of("0123456789", colon + 1);
            return end == colon + 1 ? message : message.erase(colon, end - colon);
        }
        FAIL("nothing was refused");
        return {};
    }

private:
    std::filesystem::path folder_;
};

std::chrono::sys_days day(int year, int month, int day) {
    return std::chrono::year{year} / month / day;
}

std::optional<planner::Day> end_of(std::string_view name, std::string_view version, std::string_view kernel = "") {
    return shipped().os_support.support_of(name, version, kernel).support_ends;
}

} // namespace

TEST_CASE("the shipped configuration is read whole", "[configuration]") {
    CHECK(shipped().roles.size() == 6);
    CHECK(shipped().catalogue.models.size() == 4);
    CHECK(shipped().catalogue.price_year == planner::Year{2026});
    CHECK(shipped().policies.price_growth == Approx(0.03));
    CHECK(shipped().policies.investment_from == planner::Vnd{10'000'000});
    CHECK_FALSE(shipped().norms.empty());
}

TEST_CASE("every role can be served by a shipped model within its norm of the prices' year", "[configuration]") {
    const auto ceilings = price_ceilings(shipped().norms);
    for (const auto& role : shipped().roles) {
        INFO(role.id);
        const auto serves = [&](const planner::CatalogueModel& model) {
            const bool within =
                std::any_of(ceilings.begin(), ceilings.end(), [&](const planner::PriceCeiling& ceiling) {
                    return ceiling.norm_position == role.norm_position && ceiling.kind == model.kind &&
                           ceiling.valid_from <= shipped().catalogue.price_year && !ceiling.valid_to &&
                           model.price <= ceiling.most;
                });
            return within && (!role.kind || *role.kind == model.kind) && model.memory >= role.memory &&
                   model.processor >= role.processor && model.disk >= role.disk;
        };
        CHECK(std::any_of(shipped().catalogue.models.begin(), shipped().catalogue.models.end(), serves));
    }
}

TEST_CASE("the shipped footprints say where they come from", "[configuration]") {
    const auto& footprints = shipped().catalogue.footprints;
    REQUIRE(footprints);
    CHECK(footprints->desktop == planner::Kilograms{249});
    CHECK_THAT(footprints->source, Catch::Contains("Boavizta") && Catch::Contains("ODbL"));
}

TEST_CASE("as shipped no policy steers a plan away from the greatest benefit", "[configuration]") {
    const auto& policies = shipped().policies;
    CHECK(policies.coverages.empty());
    CHECK_FALSE(policies.equal_treatment);
    CHECK(policies.lots.least == 0);
    CHECK(policies.reserve == planner::Share{});
}

TEST_CASE("a norm that was not confirmed says so and a confirmed one names its source", "[configuration]") {
    for (const auto& norm : shipped().norms)
        CHECK(norm.confirmed == norm.source.has_value());
}

TEST_CASE("a budget year goes by the norm in force on its last day", "[configuration]") {
    Norm old_norm;
    old_norm.valid_from = day(2018, 1, 1);
    old_norm.valid_to = day(2025, 6, 30);
    Norm whole_years = old_norm;
    whole_years.valid_to = day(2024, 12, 31);
    Norm new_norm;
    new_norm.valid_from = day(2025, 7, 1);
    const auto ceilings = price_ceilings({old_norm, whole_years, new_norm});
    CHECK(ceilings[0].valid_to == planner::Year{2024});
    CHECK(ceilings[1].valid_to == planner::Year{2024});
    CHECK(ceilings[2].valid_from == planner::Year{2025});
    CHECK_FALSE(ceilings[2].valid_to);
}

TEST_CASE("support ends by the edition and release of Windows", "[os_support]") {
    CHECK(end_of("Microsoft Windows 7 Professional", "6.1.7601") == day(2020, 1, 14));
    CHECK(end_of("Microsoft Windows 8.1 Pro", "6.3.9600") == day(2023, 1, 10));
    CHECK(end_of("Microsoft Windows 10 Pro", "22H2") == day(2025, 10, 14));
    CHECK(end_of("Microsoft Windows 10 Enterprise", "1909") == day(2022, 5, 10));
    CHECK(end_of("Microsoft Windows 10 Pro", "", "10.0.18363") == day(2021, 5, 11));
    CHECK(end_of("Microsoft Windows 10 Pro", "10.0.19045.3803") == day(2025, 10, 14));
    CHECK(end_of("Microsoft Windows 10 Enterprise LTSC", "21H2") == day(2027, 1, 12));
    CHECK(end_of("Microsoft Windows 10 IoT Enterprise LTSC", "21H2") == day(2032, 1, 13));
    CHECK(end_of("Microsoft Windows 11 Pro", "23H2") == day(2025, 11, 11));
    CHECK(end_of("Microsoft Windows 11 Pro Education", "23H2") == day(2025, 11, 11));
    CHECK(end_of("Microsoft Windows 11 Enterprise", "23h2") == day(2026, 11, 10));
    CHECK(end_of("Windows Microsoft Windows 11 Pro", "", "10.0.26200.1234") == day(2027, 10, 12));
    CHECK(end_of("Microsoft Windows Server 2012 R2 Standard", "") == day(2023, 10, 10));
    CHECK(end_of("Microsoft Windows Server 2019 Standard", "1809") == day(2029, 1, 9));
}

TEST_CASE("clients of Windows are told from servers and from other systems", "[os_support]") {
    const auto& table = shipped().os_support;
    CHECK(table.support_of("Microsoft Windows 11 Pro", "25H2", "").windows == 11);
    CHECK(table.support_of("Microsoft Windows 11 Pro", "25H2", "").newer_follow);
    CHECK_FALSE(table.support_of("Microsoft Windows 11 Enterprise LTSC", "24H2", "").newer_follow);
    CHECK(table.support_of("Microsoft Windows 8.1 Pro", "", "").windows == 8);
    CHECK_FALSE(table.support_of("Microsoft Windows Server 2022", "", "").windows);
    CHECK_FALSE(table.support_of("Debian GNU/Linux", "12", "").windows);
}

TEST_CASE("support of Linux ends by its release, however it is written", "[os_support]") {
    CHECK(end_of("Debian GNU/Linux", "12") == day(2028, 6, 30));
    CHECK(end_of("Debian GNU/Linux 11 (bullseye)", "11.6") == day(2026, 8, 31));
    CHECK(end_of("Ubuntu", "22.04.3 LTS (Jammy Jellyfish)") == day(2027, 4, 1));
    CHECK(end_of("Linux Mint", "21.3") == day(2027, 4, 30));
    CHECK(end_of("LMDE", "6") == day(2026, 1, 1));
    CHECK(end_of("Fedora Linux", "40 (Workstation Edition)") == day(2025, 5, 13));
}

TEST_CASE("an unknown system or release has no invented end of support", "[os_support]") {
    CHECK_FALSE(end_of("Haiku", "R1"));
    CHECK_FALSE(end_of("Ubuntu", "99.10"));
    CHECK_FALSE(end_of("Microsoft Windows 11 Pro", ""));
    CHECK_FALSE(end_of("", ""));
    // Whatever its release, Windows 10 outside the long-term channel was over by then.
    CHECK(end_of("Microsoft Windows 10 Pro", "") == day(2025, 10, 14));
}

TEST_CASE("a wrong setting is refused with its file and what is allowed", "[configuration]") {
    CHECK(
        ChangedConfiguration("roles.toml", "memory_gb = 8", "memory_gb = -3").refusal() ==
        "roles.toml: memory_gb = -3 is out of range (1 to 1024)");
    CHECK(ChangedConfiguration("roles.toml", "cpu_score = 500", "cpu_score = 500\ncpu_scor = 1")
              .refusal()
              .starts_with("roles.toml: cpu_scor is not a known key, did you mean cpu_score?"));
    CHECK(
        ChangedConfiguration("roles.toml", "id = \"one_stop\"", "id = \"clerk\"").refusal() ==
        "roles.toml: id = \"clerk\" is used twice");
    CHECK(
        ChangedConfiguration("roles.toml", "norm_position = \"leader\"", "norm_position = \"chief\"").refusal() ==
        "roles.toml: the role leader has norm_position = \"chief\", which norms.toml does not name");
    CHECK(
        ChangedConfiguration("catalogue.toml", "Intel Core i3-12100\"", "Intel Core i3-12101\"").refusal() ==
        "catalogue.toml: processor = \"Intel Core i3-12101\" has no score in processors.csv");
    CHECK(
        ChangedConfiguration("catalogue.toml", "\"Intel Core i3-12100\"", "\"Intel Core i3-4130\"").refusal() ==
        "catalogue.toml: processor = \"Intel Core i3-4130\" is not listed in windows11_processors.csv; a new machine "
        "must run Windows 11");
    CHECK(
        ChangedConfiguration("catalogue.toml", "disk_kind = \"nvme\"", "disk_kind = \"nmve\"").refusal() ==
        "catalogue.toml: disk_kind = \"nmve\" is not one of hdd, ssd, nvme; did you mean nvme?");
    CHECK(
        ChangedConfiguration("norms.toml", "confirmed = false", "confirmed = true").refusal() ==
        "norms.toml: confirmed = true needs a source");
    CHECK(
        ChangedConfiguration("policies.toml", "\nyears = 1", "\nyears = 7").refusal() ==
        "policies.toml: years = 7 is out of range (1 to 5)");
    CHECK(
        ChangedConfiguration("policies.toml", "horizon_years = 5", "horizon_years = 0").refusal() ==
        "policies.toml: horizon_years = 0 is out of range (1 to 20)");
    CHECK(
        ChangedConfiguration("policies.toml", "minimum_fit_share = 0", "minimum_fit_share = 80").refusal() ==
        "policies.toml: minimum_fit_share = 80 is out of range (0 to 1)");
    CHECK(
        ChangedConfiguration("policies.toml", "lot_scope = \"unit\"", "lot_scope = \"district\"").refusal() ==
        "policies.toml: lot_scope = \"district\" is not one of unit, organisation");
    CHECK(
        ChangedConfiguration("footprints.toml", "laptop = 236", "laptop = -1").refusal() ==
        "footprints.toml: laptop = -1 is out of range (0 to 1000000)");
    CHECK(
        ChangedConfiguration("os_support.toml", "windows = 11", "windows = 3").refusal() ==
        "os_support.toml: windows = 3 is out of range (7 to 99)");
    CHECK(
        ChangedConfiguration("processors.csv", "Intel Core i5-7400,1000", "Intel Core i5-7400,0").refusal() ==
        "processors.csv: score = 0 is out of range (1 to 100000)");
}
