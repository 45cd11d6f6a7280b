#pragma once

#include "server/access/access_error.h"
#include "server/store/store.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How agents come in: a token of a unit lets them enrol, after which each has a key of its own.
namespace rasoat::access {

struct NewEnrolmentToken {
    store::EnrolmentToken token;
    std::string secret; ///< shown once
};

/// Throws store::StoreConflict when there is no such unit.
[[nodiscard]] NewEnrolmentToken make_enrolment_token(
    store::Store& store, store::UnitId unit, std::chrono::days valid_for, std::string_view actor, store::Time now);

/// Tokens that can be used at `now`.
[[nodiscard]] std::vector<store::EnrolmentToken> valid_enrolment_tokens(store::Reader& reader, store::Time now);

/// False where there is no such token. Devices enrolled by it keep their keys.
bool revoke_enrolment_token(store::Store& store, store::TokenId id, std::string_view actor, store::Time now);

struct EnrolledDevice {
    store::Device device;
    std::string key; ///< 32 random bytes, base64url; shown once
};

/// Makes a device of the token's unit. The same agent may enrol again (a reinstalled one has lost its key) and gets a
/// new key; the old one still works until it is revoked. One whose every key was revoked comes back by a token that was
/// made after that, which is the officer's word, and not by one that its configuration has held since before. Throws
/// EnrolmentRefused, KeyWasRevoked.
[[nodiscard]] EnrolledDevice
enrol_device(store::Store& store, std::string_view token, std::string_view agent_id, store::Time now);

/// Makes a device for a machine that was copied from an enrolled one's image and came with its key, in the same unit.
/// The original and its key stay as they are; the audit trail names both. Throws TooManyCopies where the unit has had
/// `most_a_day` copies within a day: by the unit, because a copy of a copy has a key of its own. The audit trail tells
/// of the first that was not let in.
[[nodiscard]] EnrolledDevice enrol_copy(
    store::Store& store, const store::Device& original, std::string_view agent_id, std::size_t most_a_day,
    store::Time now);

/// A new key for a device, which is the same agent on the same machine; the one before serves until it is revoked.
[[nodiscard]] EnrolledDevice new_key_for(store::Store& store, const store::Device& device, store::Time now);

/// Whose key this is, from memory; none where it is unknown or revoked.
[[nodiscard]] std::optional<store::DeviceState> device_with_key(store::Store& store, std::string_view key);

/// Whether this was a device's key until it was revoked or replaced; from memory.
[[nodiscard]] bool is_revoked_key(store::Store& store, std::string_view key);

/// False where there is no such device.
bool revoke_device(store::Store& store, store::DeviceId id, std::string_view actor, store::Time now);

/// Revokes every key by which a machine reports, as for one that was stolen or sold. Returns how many there were.
std::size_t revoke_devices_on(store::Store& store, store::MachineId machine, std::string_view actor, store::Time now);

} // namespace rasoat::access
