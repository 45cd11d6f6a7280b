#include "agent/delivery/random_bytes.h"

#include <windows.h>
#include <bcrypt.h>

#include <stdexcept>

namespace rasoat::delivery {

void fill_randomly(std::span<unsigned char> bytes) {
    const auto size = static_cast<ULONG>(bytes.size());
    if (!BCRYPT_SUCCESS(BCryptGenRandom(nullptr, bytes.data(), size, BCRYPT_USE_SYSTEM_PREFERRED_RNG)))
        throw std::runtime_error("Windows gives no random bytes");
}

} // namespace rasoat::delivery
