#pragma once

#include <optional>

namespace rasoat::probes {

/// True where one of Windows' licences is in force. None where this Windows has no such service to ask. Throws
/// ProbeError where the service does not answer.
std::optional<bool> is_activated();

} // namespace rasoat::probes
