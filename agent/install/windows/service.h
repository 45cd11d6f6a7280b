#pragma once

#include "agent/command_line.h"
#include "agent/language.h"

namespace rasoat::agent {

/// What Windows itself starts: `run` as a service, with the lowest priority for processor, disk and memory. It stops at
/// once when it is told to. What it has to say goes to the event log. Not for people: called by hand it says so.
int service_command(const CommandLine& line, Language language);

} // namespace rasoat::agent
