#pragma once

#include "planner/processors/processor_knowledge.h"
#include "planner/sample/random.h"
#include "server/demo/demo_district.h"
#include "server/demo/office_hardware.h"

#include <chrono>
#include <string>

namespace rasoat::demo {

/// For whom a machine is made.
struct DemoPost {
    std::string seat; ///< becomes part of the host's name
    std::string role;
    std::chrono::sys_days today;
};

/// One machine as its agent would report it on `post.today`, drawn from the tables.
[[nodiscard]] DemoMachine make_demo_machine(
    planner::sample::Random& random, const DemoPost& post, const OfficeHardware& hardware,
    const planner::ProcessorKnowledge& processors);

} // namespace rasoat::demo
