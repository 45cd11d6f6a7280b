#include "server/access/addressed_agents.h"

#include "server/access/audit_trail.h"
#include "server/access/secrets.h"

#include <string>

namespace rasoat::access {
namespace {

/// The device that has the key and may use it.
std::optional<store::Device> device_with(store::Store& store, const store::SecretHash& key) {
    const auto known = store.device_with(key);
    return known && !known->device.revoked_at ? std::optional(known->device) : std::nullopt;
}

/// In place of a key: what only this agent under this token has. The line breaks keep it apart from every key that a
/// request can bear.
store::SecretHash key_in_place(const store::EnrolmentToken& token, std::string_view agent_id) {
    std::string secret(reinterpret_cast<const char*>(token.hash.data()), token.hash.size());
    return hash_of(secret.append("\n").append(agent_id).append("\n"));
}

store::Device add_device(
    store::Transaction& transaction, store::EnrolmentToken token, std::string_view agent_id,
    const store::SecretHash& key, store::Time now) {
    store::Device device{{}, std::string(agent_id), key, token.unit, std::nullopt, now, std::nullopt};
    device.id = transaction.add_device(device);
    ++token.used;
    transaction.put_enrolment_token(token);
    record(
        transaction, system_actor, "enrol-device", "device " + std::to_string(device.id.value),
        "token " + std::to_string(token.id.value), now);
    return device;
}

EnrolmentRefused expired() {
    return EnrolmentRefused(
        {"Địa chỉ này đã hết hạn nhận máy mới. Hãy tạo mã đăng ký mới cho đơn vị.",
         "This address has expired and takes no new machine. Make a new enrolment token for the unit."});
}

} // namespace

std::optional<store::EnrolmentToken> token_in_address(store::Store& store, std::string_view secret) {
    auto token = store.snapshot()->enrolment_token_with(hash_of(secret));
    if (token && token->revoked_at) token.reset();
    return token;
}

store::Device
addressed_device(store::Store& store, const store::EnrolmentToken& token, std::string_view agent_id, store::Time now) {
    const auto key = key_in_place(token, agent_id);
    if (auto known = device_with(store, key)) return *std::move(known);
    try {
        return store.write([&](store::Transaction& transaction) {
            const auto current = transaction.enrolment_token(token.id);
            if (!current || current->revoked_at || now >= current->expires_at) throw expired();
            return add_device(transaction, *current, agent_id, key, now);
        });
    } catch (const store::StoreConflict&) {
        // The device is there: made by another first message of this agent just now, or revoked before.
        if (auto known = device_with(store, key)) return *std::move(known);
        throw EnrolmentRefused(
            {"Thiết bị này đã bị thu hồi quyền báo cáo.", "This device's right to report has been revoked."});
    }
}

} // namespace rasoat::access
