#pragma once

#include "agent/report/report.h"
#include "planner/model/fleet.h"
#include "planner/model/text.h"
#include "planner/model/units.h"
#include "planner/processors/processor_knowledge.h"
#include "server/demo/office_hardware.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A district made up from real hardware, to see the product before there are real machines. Serial numbers and names
/// of machines say "DEMO"; wherever it shows, the product says that it is a demo.
namespace rasoat::demo {

struct DemoMachine {
    report::Report report;
    std::chrono::sys_days purchased;
    planner::Vnd price; ///< original price, made up
    bool broken = false;
};

struct DemoSeat {
    std::string id;
    std::string name;
    std::uint32_t unit = 0; ///< index into the district's units
    std::string role;       ///< id of config/roles.toml
    std::optional<DemoMachine> machine;
};

struct DemoDistrict {
    planner::Bilingual name;
    std::vector<planner::OrgUnit> units; ///< the district first, then its offices and communes
    std::vector<DemoSeat> seats;
    std::vector<planner::Fund> funds; ///< of the year after `today`
};

/// The same seed, day and tables give the same district, on every machine. Machines are mostly 3 to 13 years old on
/// `today`; a few seats have none, a few machines are broken, a few reports lack facts. No machine is bought before its
/// processor was sold, holds more memory than its maximum, or runs Windows 11 on a processor that is not listed.
[[nodiscard]] DemoDistrict make_demo_district(
    std::uint64_t seed, std::chrono::sys_days today, const OfficeHardware& hardware,
    const planner::ProcessorKnowledge& processors);

} // namespace rasoat::demo
