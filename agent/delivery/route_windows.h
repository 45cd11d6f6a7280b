#pragma once

#include "agent/delivery/server_address.h"
#include "agent/delivery/socket_windows.h"

namespace rasoat::delivery {

/// A socket that leads to the server: straight, or through the proxy that Windows is set to. Where the straight way
/// leads nowhere, through the proxy that the network announces. Throws TransportFailed.
[[nodiscard]] Socket way_to(const ServerAddress& server);

} // namespace rasoat::delivery
