#pragma once

#include "agent/command_line.h"
#include "agent/language.h"

namespace rasoat::agent {

/// Installs this program as a service, or brings an installation up to date: the program in Program Files, the state
/// folder for SYSTEM and administrators alone, with what the command line says in its agent.conf; event source,
/// service. Starts it where it has a server to report to.
int install_command(const CommandLine& line, Language language);

/// Undoes all of it: service, event source, state with key and spool, the program itself.
int uninstall_command(const CommandLine& line, Language language);

/// The same without the program's own file, which the MSI package takes away itself.
int unregister_command(const CommandLine& line, Language language);

} // namespace rasoat::agent
