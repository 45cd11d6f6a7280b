#pragma once

namespace rasoat::access {

/// Makes libsodium ready; may be called again and from any thread. Throws std::runtime_error when the system gives no
/// random numbers.
void start_sodium();

} // namespace rasoat::access
