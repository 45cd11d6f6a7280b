#pragma once

#include "agent/command_line.h"
#include "agent/language.h"

namespace rasoat::agent {

/// `once --out FOLDER`: writes this machine's signed report into the folder, a stick as a rule, for the server to
/// import. Needs no enrolment, no network, no rights to the state folder, and leaves nothing on the machine. Returns
/// the exit code; throws UsageError, FileProblem, StorageProblem.
int once_to_folder(const CommandLine& line, Language language);

} // namespace rasoat::agent
