#pragma once

#include "agent/delivery/hardware_marks.h"
#include "agent/delivery/state_folder.h"
#include "agent/delivery/transport.h"
#include "agent/report/report.h"

#include <chrono>
#include <filesystem>
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
    std::string certificate_authority;  ///< PEM
    std::string retiring_key;           ///< the key before this one, until this one has been used; empty: none
    HardwareMarks hardware;             ///< of the machine that enrolled
    std::string token_digest;           ///< of the token that it enrolled by; empty: none, or not known
    std::filesystem::path session;      ///< where its TLS session is kept
    std::optional<ServerAddress> proxy; ///< by the configuration; not kept with the enrolment

    [[nodiscard]] Endpoint endpoint() const { return {server, certificate_authority, proxy, session}; }
};

/// What an enrolment keeps of its token: SHA-256, 64 hexadecimal digits.
[[nodiscard]] std::string digest_of_token(const std::string& token);

/// What the officer gives the machine to enrol with.
struct Invitation {
    ServerAddress server;
    std::string token;
    std::string ca_fingerprint;
    report::Text unit;
    std::optional<ServerAddress> proxy; ///< none: as the system is set to
};

/// The server said no, and why. (That it could not be reached is TransportFailed.)
class EnrolmentRefused : public std::runtime_error {
public:
    explicit EnrolmentRefused(const std::string& what, Trouble trouble = Trouble::unknown_key)
        : std::runtime_error(what), trouble_(trouble) {}
    [[nodiscard]] Trouble trouble() const { return trouble_; }

private:
    Trouble trouble_;
};

/// The server said: not now.
class EnrolmentPutOff : public TransportFailed {
public:
    EnrolmentPutOff(const std::string& what, Trouble trouble, std::optional<std::chrono::seconds> patience)
        : TransportFailed(what, trouble), patience_(patience) {}
    /// How long it asked to be left alone; none where it did not say.
    [[nodiscard]] std::optional<std::chrono::seconds> patience() const { return patience_; }

private:
    std::optional<std::chrono::seconds> patience_;
};

/// The enrolment that the state folder holds; none where the machine is not enrolled. Throws StorageProblem or
/// FileProblem where it holds one that can't be read.
[[nodiscard]] std::optional<Enrolment> stored_enrolment(const StateFolder& state);

/// Keeps the enrolment, its authority apart, which does not change. Throws StorageProblem.
void store(const Enrolment& enrolment, const StateFolder& state);

/// Finds the server's CA by the invitation's fingerprint, proves the server by it, hands in the token and stores the
/// key that comes back. `machine.device_id` is what the machine would like to be called. Returns when to report first.
/// Throws TransportFailed (EnrolmentPutOff where the server has no time or no room just now) and EnrolmentRefused, and
/// the state folder is as before then; StorageProblem where the key that the server gave can't be stored: enrol again.
std::chrono::seconds enrol(const Invitation& invitation, const report::Report& machine, const StateFolder& state);

/// A machine that finds itself to be a copy of the enrolled one becomes a device of its own, in the same unit, by the
/// key that it was copied with. The original keeps its key. Otherwise as enrol().
std::chrono::seconds enrol_copy(const Enrolment& original, const report::Report& machine, const StateFolder& state);

/// Gets a new key and keeps it; the old one serves until retire_old_key(). The enrolment with the new key; the same as
/// before where the server gives none just now. Throws TransportFailed, StorageProblem.
Enrolment change_key(const Enrolment& enrolment, const StateFolder& state);

/// Tells the server, once the new key has been used, that the old one is done with. Throws as change_key().
Enrolment retire_old_key(const Enrolment& enrolment, const StateFolder& state);

} // namespace rasoat::delivery
