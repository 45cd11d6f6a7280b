#include "agent/delivery/random_bytes.h"

#include <sodium.h>

namespace rasoat::delivery {

void fill_randomly(std::span<unsigned char> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

} // namespace rasoat::delivery
