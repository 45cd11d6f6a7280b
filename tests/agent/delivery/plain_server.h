#pragma once

#include "agent/delivery/server_address.h"
#include "tests/agent/delivery/loopback_listener.h"

#include <string>
#include <thread>

namespace rasoat::tests {

/// A server without TLS on a port of 127.0.0.1 that answers whatever comes with one text and hangs up: a network's
/// sign-in page, a proxy that refuses.
class PlainServer {
public:
    explicit PlainServer(std::string answer);
    PlainServer(const PlainServer&) = delete;
    PlainServer& operator=(const PlainServer&) = delete;
    ~PlainServer();

    [[nodiscard]] delivery::ServerAddress address() const { return {"127.0.0.1", listener_.port()}; }

private:
    void serve() const;

    std::string answer_;
    LoopbackListener listener_;
    std::thread thread_;
};

} // namespace rasoat::tests
