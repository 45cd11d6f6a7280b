#pragma once

#include <cstdint>

namespace rasoat::tests {

/// A TCP socket that listens at a port of 127.0.0.1 which the system picked.
class LoopbackListener {
public:
    /// Throws std::runtime_error.
    LoopbackListener();
    LoopbackListener(const LoopbackListener&) = delete;
    LoopbackListener& operator=(const LoopbackListener&) = delete;
    ~LoopbackListener();

    [[nodiscard]] std::uint16_t port() const { return port_; }

    /// The next connection, to be closed by the caller; negative once stop() was called.
    [[nodiscard]] int accept() const;

    /// Ends an accept() that another thread waits in, and all later ones.
    void stop() const;

private:
    int socket_;
    std::uint16_t port_ = 0;
};

} // namespace rasoat::tests
