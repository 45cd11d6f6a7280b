#include "tests/agent/probes/hostile_bytes.h"

#include <random>

namespace rasoat::tests {

void with_every_prefix(std::string_view bytes, const std::function<void(const std::string&)>& decode) {
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        std::string prefix(bytes.substr(0, size));
        prefix.shrink_to_fit();
        decode(prefix);
    }
}

void with_random_damage(
    std::string_view bytes, std::uint32_t seed, int rounds, const std::function<void(const std::string&)>& decode) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<std::size_t> place(0, bytes.size() - 1);
    std::uniform_int_distribution<int> value(0, 255);
    std::uniform_int_distribution<int> count(1, 16);
    for (int round = 0; round < rounds; ++round) {
        std::string damaged(bytes);
        for (int i = count(random); i > 0; --i)
            damaged[place(random)] = static_cast<char>(value(random));
        decode(damaged);
    }
}

} // namespace rasoat::tests
