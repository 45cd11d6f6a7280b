#pragma once

#include "agent/delivery/server_address.h"
#include "tests/agent/delivery/child_process.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace rasoat::tests {

/// Debian's small real proxy (tinyproxy) on a free port of 127.0.0.1; it may connect anywhere. Its files are in
/// `folder`.
class RealProxy {
public:
    explicit RealProxy(const std::filesystem::path& folder);
    [[nodiscard]] delivery::ServerAddress address() const { return {"127.0.0.1", port_}; }
    [[nodiscard]] std::string log() const;

private:
    void wait_until_it_listens() const;

    std::uint16_t port_;
    std::optional<ChildProcess> process_;
    std::filesystem::path log_;
};

} // namespace rasoat::tests
