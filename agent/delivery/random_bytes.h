#pragma once

#include <span>

namespace rasoat::delivery {

/// Fills with bytes from the system's generator that nobody can guess.
void fill_randomly(std::span<unsigned char> bytes);

} // namespace rasoat::delivery
