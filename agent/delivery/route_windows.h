#pragma once

#include "agent/delivery/server_address.h"
#include "agent/delivery/socket_windows.h"

#include <optional>

namespace rasoat::delivery {

/// A socket that leads to the server: through the proxy that the agent is set to, else through the one that Windows is
/// set to, else straight. Where the straight way
/// leads nowhere, through the proxy that the network announces. Throws TransportFailed.
[[nodiscard]] Socket way_to(const ServerAddress& server, const std::optional<ServerAddress>& set);

} // namespace rasoat::delivery
