#pragma once

#include <stdexcept>

namespace rasoat::tls {

/// A key or certificate that cannot be made, read or written. The message names the file and what to do.
struct TlsError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace rasoat::tls
