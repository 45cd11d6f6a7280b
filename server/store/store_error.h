#pragma once

#include <stdexcept>

namespace rasoat::store {

/// What went wrong in the store. The message says what, where and what to do.
struct StoreError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The write queue is full: try again in a moment (HTTP 503 with Retry-After).
struct StoreBusy : StoreError {
    using StoreError::StoreError;
};

/// Nothing can be written just now (disk failing, file locked by another program, store closed). Nothing of the request
/// is stored; later ones work again when the cause is gone (HTTP 503).
struct StoreUnavailable : StoreError {
    using StoreError::StoreError;
};

/// The disk is full, or the size allowed to the store is used up (HTTP 503).
struct StoreFull : StoreUnavailable {
    using StoreUnavailable::StoreUnavailable;
};

/// The stored file is damaged. The message names the way to restore it.
struct StoreCorrupt : StoreError {
    using StoreError::StoreError;
};

/// The stored file was written by a newer version of the program.
struct StoreTooNew : StoreError {
    using StoreError::StoreError;
};

/// A record breaks a rule: a unique code given twice, a reference to something that is not there.
struct StoreConflict : StoreError {
    using StoreError::StoreError;
};

} // namespace rasoat::store
