#include "server/store/device_index.h"

namespace rasoat::store {

void DeviceIndex::apply(std::span<const Change> changes) {
    const std::unique_lock lock(mutex_);
    for (const auto& change : changes) {
        if (change.device) devices_.insert_or_assign(change.device->key_hash, *change.device);
        if (change.machine) digests_.insert_or_assign(*change.machine, change.digest);
    }
}

std::optional<DeviceState> DeviceIndex::find(const SecretHash& key_hash) const {
    const std::shared_lock lock(mutex_);
    const auto device = devices_.find(key_hash);
    if (device == devices_.end()) return std::nullopt;
    DeviceState state{device->second, {}};
    if (!state.device.machine) return state;
    const auto digest = digests_.find(*state.device.machine);
    if (digest != digests_.end()) state.digest = digest->second;
    return state;
}

std::size_t DeviceIndex::size() const {
    const std::shared_lock lock(mutex_);
    return devices_.size();
}

} // namespace rasoat::store
