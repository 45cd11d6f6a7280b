#pragma once

#include <filesystem>

namespace rasoat::agent {

/// Makes `program` the source "rasoat-agent" of the Application event log: its message 1 is the text as it is. Throws
/// InstallationProblem.
void register_event_source(const std::filesystem::path& program);

/// Not an error where there is none.
void remove_event_source();

} // namespace rasoat::agent
