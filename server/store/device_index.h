#pragma once

#include "server/store/records.h"

#include <cstring>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace rasoat::store {

/// Devices by the hash of their key, with the digest that they reported last: what every request of an agent is checked
/// against, without reading the disk. Holds what has been committed. Safe to use from any thread.
///
/// Two agents on one machine may differ in what they tell of it, and each is held to its own word; who said what is
/// known since the start of the program. A machine that changes without a report, as by a decision on duplicates, has
/// every agent on it send its report whole.
class DeviceIndex {
public:
    struct Change {
        std::optional<Device> device;
        std::optional<MachineId> machine; ///< whose digest is now `digest`
        std::string digest;
        std::optional<DeviceId> reporter = {}; ///< whose report it is; none: the machine's record was written
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

    struct Said {
        DeviceId device;
        std::string digest;
    };
    /// What a machine's agents said last.
    struct Words {
        std::string digest; ///< the newest
        std::optional<DeviceId> reporter;
        std::vector<Said> before; ///< by the others, the newest last
    };
    static void write(Words& words, const Change& change);
    static void report(Words& words, const Change& change);

    mutable std::shared_mutex mutex_;
    std::unordered_map<SecretHash, Device, HashOfHash> devices_;
    std::unordered_map<MachineId, Words> words_;
};

} // namespace rasoat::store
