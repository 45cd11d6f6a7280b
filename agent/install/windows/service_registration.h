#pragma once

#include <filesystem>
#include <stdexcept>

namespace rasoat::agent {

/// Windows did not let a part of the installation be done; `what()` says which and why.
class InstallationProblem : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Makes the service, or brings one that is there up to date: `program service`, started a while after Windows itself,
/// started again after a crash. It does not start it. Throws InstallationProblem.
void register_service(const std::filesystem::path& program);

/// Starts the service; one that runs is started anew, so that it reads its configuration. Throws InstallationProblem.
void restart_service();

/// Stops the service. Not an error where there is none, or it does not run. Throws InstallationProblem.
void stop_service();

/// Stops the service and deletes it. Not an error where there is none. Throws InstallationProblem.
void remove_service();

} // namespace rasoat::agent
