#pragma once

#include "agent/delivery/server_address.h"

#include <optional>

namespace rasoat::delivery {

/// The proxy that Windows is set to use for this server: by `netsh winhttp set proxy`, by group policy or Internet
/// Options (a name, or a script's address). None where it is to be reached straight.
[[nodiscard]] std::optional<ServerAddress> proxy_set_for(const ServerAddress& server);

/// The proxy that the network itself announces (WPAD), where Windows is set to look for one. It may take seconds.
[[nodiscard]] std::optional<ServerAddress> proxy_announced_for(const ServerAddress& server);

} // namespace rasoat::delivery
