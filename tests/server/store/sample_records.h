#pragma once

#include "server/store/store.h"

#include <string>

/// Records with every field filled, for tests of the store's contract.
namespace rasoat::tests {

/// 2026-11-24 08:00 UTC, and so many seconds later.
[[nodiscard]] store::Time at(std::int64_t seconds = 0);
[[nodiscard]] store::SecretHash some_hash(std::uint8_t filler);
[[nodiscard]] store::Unit sample_unit(const std::string& code);
[[nodiscard]] store::Seat sample_seat(store::UnitId unit, const std::string& code);
[[nodiscard]] store::Machine sample_machine(const std::string& hostname);
[[nodiscard]] store::Device sample_device(store::UnitId unit, std::uint8_t key);

} // namespace rasoat::tests
