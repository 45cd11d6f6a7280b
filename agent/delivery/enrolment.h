#pragma once

#include "agent/delivery/state_folder.h"
#include "agent/delivery/transport.h"
#include "agent/report/report.h"

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>

namespace rasoat::delivery {

/// What makes a machine a device of a server.
struct Enrolment {
    ServerAddress server;
    std::string device_id;
    std::string key; ///< base64url of 32 bytes; secret
    report::Text unit;
    std::string certificate_authority; ///< PEM

    [[nodiscard]] Endpoint endpoint() const { return {server, certificate_authority}; }
};

/// What the officer gives the machine to enrol with.
struct Invitation {
    ServerAddress server;
    std::string token;
    std::string ca_fingerprint;
    report::Text unit;
};

/// The server said no, and why. (That it could not be reached is TransportFailed.)
class EnrolmentRefused : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The enrolment that the state folder holds; none where the machine is not enrolled. Throws StorageProblem or
/// FileProblem where it holds one that can't be read.
[[nodiscard]] std::optional<Enrolment> stored_enrolment(const StateFolder& state);

/// Finds the server's CA by the invitation's fingerprint, proves the server by it, hands in the token and stores the
/// key that comes back. `machine.device_id` is what the machine would like to be called. Returns when to report first.
/// Throws TransportFailed and EnrolmentRefused, and the state folder is as before then; StorageProblem where the key
/// that the server gave can't be stored: enrol again.
std::chrono::seconds enrol(const Invitation& invitation, const report::Report& machine, const StateFolder& state);

} // namespace rasoat::delivery
