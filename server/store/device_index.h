#pragma once

#include "server/store/records.h"

#include <cstring>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <unordered_map>

namespace rasoat::store {

/// Devices by the hash of their key, with the digest that their machine reported last: what every request of an agent
/// is checked against, without reading the disk. Holds what has been committed. Safe to use from any thread.
class DeviceIndex {
public:
    struct Change {
        std::optional<Device> device;
        std::optional<MachineId> machine; ///< whose digest is now `digest`
        std::string digest;
    };

    /// All or nothing, as seen by other threads.
    void apply(std::span<const Change> changes);
    /// None where no device has that key; a revoked one says so.
    [[nodiscard]] std::optional<DeviceState> find(const SecretHash& key_hash) const;
    [[nodiscard]] std::size_t size() const;

private:
    struct HashOfHash {
        std::size_t operator()(const SecretHash& hash) const noexcept {
            std::size_t head = 0;
            std::memcpy(&head, hash.data(), sizeof head);
            return head;
        }
    };

    mutable std::shared_mutex mutex_;
    std::unordered_map<SecretHash, Device, HashOfHash> devices_;
    std::unordered_map<MachineId, std::string> digests_;
};

} // namespace rasoat::store
