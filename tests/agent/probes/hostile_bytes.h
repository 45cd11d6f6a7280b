#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace rasoat::tests {

/// Calls `decode` with every beginning of `bytes`, from none to all but one, each in memory of its own size, so that
/// a read past its end is one that the sanitizers see.
void with_every_prefix(std::string_view bytes, const std::function<void(const std::string&)>& decode);

/// Calls `decode` with `rounds` copies of `bytes` in which a few bytes are changed at random; the same for one seed.
void with_random_damage(
    std::string_view bytes, std::uint32_t seed, int rounds, const std::function<void(const std::string&)>& decode);

} // namespace rasoat::tests
