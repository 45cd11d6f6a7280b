#include "server/access/sodium_start.h"

#include <sodium.h>

#include <stdexcept>

namespace rasoat::access {

void start_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start: the system gives no random numbers");
}

} // namespace rasoat::access
