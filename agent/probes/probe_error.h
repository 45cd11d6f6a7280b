#pragma once

#include <stdexcept>
#include <string>

namespace rasoat::probes {

/// A part of the machine that could not be read. `what()` says what, where and what to do, for the IT officer.
class ProbeError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The fact is there but the system does not let this account read it.
class AccessDenied : public ProbeError {
public:
    explicit AccessDenied(const std::string& path)
        : ProbeError(
              path + " may not be read by this account: run the agent as root or administrator, as its service does") {}
};

} // namespace rasoat::probes
