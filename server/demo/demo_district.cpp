#include "server/demo/demo_district.h"

#include "planner/sample/random.h"
#include "server/demo/demo_machine.h"
#include "server/demo/district_outline.h"

#include <fmt/format.h>

namespace rasoat::demo {

namespace {

using planner::sample::Random;

constexpr std::string_view district_id = "can-giuoc";

/// Of a hundred seats, so many have no machine, and of a hundred machines so many are broken.
constexpr std::uint64_t seats_without_machine = 2;
constexpr std::uint64_t broken_machines = 1;

planner::Year year_of(std::chrono::sys_days day) {
    return {static_cast<int>(std::chrono::year_month_day(day).year())};
}

/// The district's own money for digital transformation, and the little that each unit may spend by itself.
std::vector<planner::Fund> funds_of(const std::vector<planner::OrgUnit>& units, planner::Year year, Random& random) {
    std::vector<planner::Fund> funds;
    funds.push_back(
        {fmt::format("{}-{}", district_id, year.value),
         {"Ngân sách huyện cho chuyển đổi số", "District budget for digital transformation"},
         year,
         {1'800'000'000},
         std::uint32_t{0},
         std::nullopt});
    for (std::uint32_t unit = 1; unit < units.size(); ++unit) {
        const auto millions = static_cast<std::int64_t>(12 + random.below(19));
        funds.push_back(
            {fmt::format("{}-{}", units[unit].id, year.value),
             {"Kinh phí thường xuyên: " + units[unit].name, "Recurrent budget: " + units[unit].name},
             year,
             {millions * 1'000'000},
             unit,
             planner::SpendingKind::recurrent});
    }
    return funds;
}

} // namespace

DemoDistrict make_demo_district(
    std::uint64_t seed, std::chrono::sys_days today, const OfficeHardware& hardware,
    const planner::ProcessorKnowledge& processors) {
    Random random(seed);
    DemoDistrict district;
    district.name = {"Huyện Cần Giuộc (dữ liệu minh họa)", "Cần Giuộc district (demo data)"};
    district.units.push_back({std::string(district_id), "UBND huyện Cần Giuộc", std::nullopt});
    for (const auto& outline : district_outline()) {
        const auto unit = static_cast<std::uint32_t>(district.units.size());
        district.units.push_back({std::string(outline.id), std::string(outline.name), std::uint32_t{0}});
        int number = 0;
        for (const auto& posts : outline.posts) {
            for (int post = 1; post <= posts.count; ++post) {
                DemoSeat seat;
                seat.id = fmt::format("{}-{:02}", outline.id, ++number);
                seat.name = posts.count == 1 ? std::string(posts.name) : fmt::format("{} {}", posts.name, post);
                seat.unit = unit;
                seat.role = posts.role;
                if (random.below(100) >= seats_without_machine) {
                    seat.machine = make_demo_machine(random, {seat.id, seat.role, today}, hardware, processors);
                    seat.machine->broken = random.below(100) < broken_machines;
                }
                district.seats.push_back(std::move(seat));
            }
        }
    }
    district.funds = funds_of(district.units, year_of(today) + 1, random);
    return district;
}

} // namespace rasoat::demo
