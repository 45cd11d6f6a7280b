#include "server/store/device_index.h"

#include <algorithm>

namespace rasoat::store {

void DeviceIndex::apply(std::span<const Change> changes) {
    const std::unique_lock lock(mutex_);
    for (const auto& change : changes) {
        if (change.device) devices_.insert_or_assign(change.device->key_hash, *change.device);
        if (!change.machine) continue;
        auto& words = words_[*change.machine];
        change.reporter ? report(words, change) : write(words, change);
    }
}

void DeviceIndex::write(Words& words, const Change& change) {
    if (words.digest != change.digest) words = {change.digest, std::nullopt, {}};
}

void DeviceIndex::report(Words& words, const Change& change) {
    constexpr std::size_t most_others = 4; // so that keys which were changed leave no trail
    std::erase_if(words.before, [&](const Said& said) { return said.device == *change.reporter; });
    if (words.reporter && words.reporter != change.reporter) {
        if (words.before.size() == most_others) words.before.erase(words.before.begin());
        words.before.push_back({*words.reporter, std::move(words.digest)});
    }
    words.digest = change.digest;
    words.reporter = change.reporter;
}

std::optional<DeviceState> DeviceIndex::find(const SecretHash& key_hash) const {
    const std::shared_lock lock(mutex_);
    const auto device = devices_.find(key_hash);
    if (device == devices_.end()) return std::nullopt;
    DeviceState state{device->second, {}};
    if (!state.device.machine) return state;
    const auto words = words_.find(*state.device.machine);
    if (words == words_.end()) return state;
    const auto& before = words->second.before;
    const auto own = std::ranges::find_if(before, [&](const Said& said) { return said.device == state.device.id; });
    state.digest = own == before.end() ? words->second.digest : own->digest;
    return state;
}

std::size_t DeviceIndex::size() const {
    const std::shared_lock lock(mutex_);
    return devices_.size();
}

} // namespace rasoat::store
