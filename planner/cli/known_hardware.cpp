#include "planner/cli/known_hardware.h"

#include "planner/processors/processor_knowledge.h"
#include "settings/configuration.h"

namespace rasoat::planner::cli {
namespace {

void add_processor(Processor& processor, const ProcessorKnowledge& knowledge) {
    if (processor.name.empty()) return;
    const Processor known = processor_of(knowledge, processor.name);
    if (!processor.score) {
        processor.score = known.score;
        processor.score_estimated = known.score_estimated;
    }
    if (!processor.cores) processor.cores = known.cores;
    if (processor.windows11 == Windows11Listing::unclear) processor.windows11 = known.windows11;
    if (!processor.first_sold) processor.first_sold = known.first_sold;
}

void add_system(OperatingSystem& system, const settings::OsSupportTable& table) {
    if (system.name.empty() || system.support_ends) return;
    const OperatingSystem known = table.support_of(system.name, system.name, "");
    system.support_ends = known.support_ends;
    system.newer_follow = system.newer_follow || known.newer_follow;
    if (!system.windows) system.windows = known.windows;
}

} // namespace

void add_known_hardware(Fleet& fleet, std::string_view config_folder) {
    const settings::Configuration configuration = settings::read_configuration(config_folder);
    if (!fleet.catalogue.footprints) fleet.catalogue.footprints = configuration.catalogue.footprints;
    for (Machine& machine : fleet.machines) {
        add_processor(machine.processor, configuration.processors);
        add_system(machine.operating_system, configuration.os_support);
    }
}

} // namespace rasoat::planner::cli
