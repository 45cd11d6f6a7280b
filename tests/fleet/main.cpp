// rasoat-fleet: plays agents, measures the server, proves that nothing acknowledged is lost. See usage().

#include "tests/fleet/arguments.h"
#include "tests/fleet/fleet.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace {

using namespace rasoat::fleet;

std::filesystem::path captures_folder(const Arguments& arguments) {
    if (arguments.captures) return *arguments.captures;
    if (const char* shared = std::getenv("RASOAT_SHARED_DATA")) return std::filesystem::path(shared) / "inventories";
    return std::filesystem::path(RASOAT_SOURCE_DIR).parent_path() / "shared" / "data" / "inventories";
}

void say(Fleet::Run& run) {
    fmt::print("enrolments:  {}\n", run.tally.enrolments.summary(run.seconds));
    fmt::print("new reports: {}\n", run.tally.new_reports.summary(run.seconds));
    fmt::print("changes:     {}\n", run.tally.changes.summary(run.seconds));
    fmt::print("heartbeats:  {}\n", run.tally.heartbeats.summary(run.seconds));
    fmt::print(
        "sent {:.1f} MB; resent after a broken connection {}\n", static_cast<double>(run.tally.bytes_sent) / 1e6,
        run.tally.resent);
    for (const auto& [status, times] : run.tally.refused)
        fmt::print("answered {}: {} times\n", status, times);
}

void say(const Verification& found) {
    fmt::print(
        "verified: {} acknowledged contents asked for, {} missing; machines added {:.0f} of {:.0f}; reports stored "
        "{:.0f} "
        "of {:.0f}: {}\n",
        found.asked, found.missing, found.machines_added, found.machines_expected, found.reports_stored,
        found.reports_acknowledged, found.passed() ? "every acknowledged report is stored exactly once" : "FAILED");
}

int play(const Arguments& arguments) {
    Fleet fleet(arguments, read_templates(captures_folder(arguments)));
    fmt::print("{} agents, {} connections\n", arguments.agents, arguments.connections);
    fleet.enrol();
    fleet.prepare_reports();
    fmt::print("enrolled, reports made; sending\n");
    std::fflush(stdout);
    auto run = fleet.run();
    say(run);
    if (!arguments.verify) return EXIT_SUCCESS;
    const auto found = fleet.verify();
    say(found);
    return found.passed() ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        return play(parse_arguments(words));
    } catch (const ArgumentError& error) {
        fmt::print(stderr, "rasoat-fleet: {}\n\n{}", error.what(), usage());
        return 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "rasoat-fleet: {}\n", error.what());
        return EXIT_FAILURE;
    }
}
