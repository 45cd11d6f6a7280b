#pragma once

#include "agent/command_line.h"
#include "agent/delivery/enrolment.h"
#include "agent/delivery/key_value_file.h"
#include "agent/delivery/spool.h"
#include "agent/usual_places.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace rasoat::agent {

/// What the agent is told by its configuration file and, before that, by the command line.
struct Settings {
    std::filesystem::path state = usual_state_folder();
    std::uint64_t spool_limit = delivery::default_spool_limit; ///< bytes
    report::Text unit;
    /// With which to enrol; none where server, token or fingerprint is missing.
    std::optional<delivery::Invitation> invitation;
    std::optional<delivery::ServerAddress> proxy; ///< none: as the system is set to
    bool strain = true;                           ///< what the work does to the machine is counted and reported
    bool benchmark = true;                        ///< the machine's speed is measured once and reported
    std::string missing_for_enrolment;            ///< the options that the invitation lacks, for a message
};

/// Reads `--config FILE`, else the usual_configuration() where it is there:
///     server, token, ca_fingerprint, unit    as the options of `enrol`
///     state                                  the state folder
///     proxy                                  the HTTP proxy to the server: http://host:port
///     spool_megabytes                        how much the spool may take: 1 to 10000, default 50
///     strain, benchmark                      on (the default) or off
/// Throws FileProblem (with file, line and what is allowed), StorageProblem, UsageError.
[[nodiscard]] Settings settings_for(const CommandLine& line);

/// What the configuration file says; nothing where it is not there. Throws FileProblem, and StorageProblem where it
/// must be there and isn't.
[[nodiscard]] delivery::KeyValues values_in_configuration(const std::filesystem::path& file, bool must_exist);

} // namespace rasoat::agent
