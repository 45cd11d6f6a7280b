#include "server/access/enrolment.h"

#include "server/access/audit_trail.h"
#include "server/access/copies_in_unit.h"
#include "server/access/secrets.h"

#include <algorithm>

namespace rasoat::access {
namespace {

constexpr std::size_t token_bytes = 18;
constexpr std::size_t key_bytes = 32;

bool usable(const store::EnrolmentToken& token, store::Time now) {
    return !token.revoked_at && now < token.expires_at;
}

EnrolmentRefused refusal() {
    return EnrolmentRefused(
        {"Mã đăng ký không đúng, đã hết hạn hoặc đã bị thu hồi. Xin mã mới ở mục Cài đặt tác tử.",
         "The enrolment token is unknown, expired or revoked. Ask for a new one under Install the agent."});
}

KeyWasRevoked key_was_revoked() {
    return KeyWasRevoked(
        {"Khóa của máy này đã bị thu hồi sau khi mã đăng ký này được tạo. Máy còn dùng thì đăng ký lại bằng mã mới.",
         "This machine's key was revoked after this enrolment token was made. A machine that is still in use enrols "
         "again by a new token."});
}

/// An agent that changes its key by itself has the new one.
bool was_revoked_since(store::Reader& reader, std::string_view agent_id, store::Time made_at) {
    const auto keys = reader.devices_called(agent_id);
    const auto is_revoked = [](const store::Device& device) { return device.revoked_at.has_value(); };
    return std::ranges::all_of(keys, is_revoked) &&
           std::ranges::any_of(keys, [&](const auto& device) { return *device.revoked_at >= made_at; });
}

std::string named(std::string_view kind, std::int64_t id) {
    return std::string(kind) + " " + std::to_string(id);
}

/// Adds the device under a new key, and writes down why it is there.
EnrolledDevice with_key(store::Store& store, store::Device device, std::string_view action, const std::string& whence) {
    EnrolledDevice enrolled;
    enrolled.key = random_secret(key_bytes);
    device.key_hash = hash_of(enrolled.key);
    enrolled.device = store.write([&](store::Transaction& transaction) {
        auto added = device;
        added.id = transaction.add_device(added);
        record(transaction, system_actor, action, named("device", added.id.value), whence, added.enrolled_at);
        return added;
    });
    return enrolled;
}

void revoke(store::Transaction& transaction, store::Device device, std::string_view actor, store::Time now) {
    device.revoked_at = now;
    transaction.put_device(device);
    record(transaction, actor, "revoke-device", named("device", device.id.value), {}, now);
}

} // namespace

NewEnrolmentToken make_enrolment_token(
    store::Store& store, store::UnitId unit, std::chrono::days valid_for, std::string_view actor, store::Time now) {
    NewEnrolmentToken made;
    made.secret = random_secret(token_bytes);
    made.token = {{}, hash_of(made.secret), unit, now, now + valid_for, std::nullopt, 0};
    made.token.id = store.write([&](store::Transaction& transaction) {
        const auto id = transaction.add_enrolment_token(made.token);
        record(transaction, actor, "make-enrolment-token", named("token", id.value), named("unit", unit.value), now);
        return id;
    });
    return made;
}

std::vector<store::EnrolmentToken> valid_enrolment_tokens(store::Reader& reader, store::Time now) {
    auto tokens = reader.enrolment_tokens();
    std::erase_if(tokens, [now](const auto& token) { return !usable(token, now); });
    return tokens;
}

bool revoke_enrolment_token(store::Store& store, store::TokenId id, std::string_view actor, store::Time now) {
    return store.write([&](store::Transaction& transaction) {
        auto token = transaction.enrolment_token(id);
        if (!token) return false;
        if (token->revoked_at) return true;
        token->revoked_at = now;
        transaction.put_enrolment_token(*token);
        record(transaction, actor, "revoke-enrolment-token", named("token", id.value), {}, now);
        return true;
    });
}

EnrolledDevice enrol_device(store::Store& store, std::string_view token, std::string_view agent_id, store::Time now) {
    const auto token_hash = hash_of(token);
    EnrolledDevice enrolled;
    enrolled.key = random_secret(key_bytes);
    const auto key_hash = hash_of(enrolled.key);
    enrolled.device = store.write([&](store::Transaction& transaction) {
        auto known = transaction.enrolment_token_with(token_hash);
        if (!known || !usable(*known, now)) throw refusal();
        if (was_revoked_since(transaction, agent_id, known->made_at)) throw key_was_revoked();
        store::Device device{{}, std::string(agent_id), key_hash, known->unit, std::nullopt, now, std::nullopt};
        device.id = transaction.add_device(device);
        ++known->used;
        transaction.put_enrolment_token(*known);
        record(
            transaction, system_actor, "enrol-device", named("device", device.id.value),
            named("token", known->id.value), now);
        return device;
    });
    return enrolled;
}

EnrolledDevice enrol_copy(
    store::Store& store, const store::Device& original, std::string_view agent_id, std::size_t most_a_day,
    store::Time now) {
    EnrolledDevice enrolled;
    enrolled.key = random_secret(key_bytes);
    store::Device copy{{},  std::string(agent_id), hash_of(enrolled.key), original.unit, std::nullopt,
                       now, std::nullopt};
    const auto wait = store.write([&](store::Transaction& transaction) {
        auto until_room = wait_for_copy(transaction, original, most_a_day, now);
        if (until_room) return until_room;
        copy.id = transaction.add_device(copy);
        record_copy(transaction, original, copy);
        return until_room;
    });
    if (wait) throw too_many_copies(most_a_day, *wait);
    enrolled.device = std::move(copy);
    return enrolled;
}

EnrolledDevice new_key_for(store::Store& store, const store::Device& device, store::Time now) {
    auto successor = device;
    successor.enrolled_at = now;
    return with_key(store, successor, "change-key", named("after device", device.id.value));
}

std::optional<store::DeviceState> device_with_key(store::Store& store, std::string_view key) {
    auto known = store.device_with(hash_of(key));
    if (known && known->device.revoked_at) known.reset();
    return known;
}

bool is_revoked_key(store::Store& store, std::string_view key) {
    const auto known = store.device_with(hash_of(key));
    return known && known->device.revoked_at;
}

bool revoke_device(store::Store& store, store::DeviceId id, std::string_view actor, store::Time now) {
    return store.write([&](store::Transaction& transaction) {
        auto device = transaction.device(id);
        if (!device) return false;
        if (!device->revoked_at) revoke(transaction, *std::move(device), actor, now);
        return true;
    });
}

std::size_t revoke_devices_on(store::Store& store, store::MachineId machine, std::string_view actor, store::Time now) {
    return store.write([&](store::Transaction& transaction) {
        auto devices = transaction.devices_on(machine);
        std::erase_if(devices, [](const auto& device) { return device.revoked_at.has_value(); });
        for (const auto& device : devices)
            revoke(transaction, device, actor, now);
        return devices.size();
    });
}

} // namespace rasoat::access
