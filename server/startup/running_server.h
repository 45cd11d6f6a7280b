#pragma once

#include "server/startup/server_settings.h"

#include <memory>
#include <optional>
#include <string>

namespace rasoat::startup {

enum class FirstData {
    none, ///< an empty store gets one unit, named after the organisation
    demo  ///< an empty store gets the demo district
};

/// What a start has to tell the person at the terminal.
struct StartNotice {
    std::string public_url;
    std::string ca_fingerprint;                        ///< 64 hexadecimal digits
    std::optional<std::string> administrator_password; ///< one-time; only at the first start
};

/// A whole server, from its store to its listening socket. It serves from construction to stop().
class RunningServer {
public:
    /// Throws with a message that says what cannot be had and what to do.
    RunningServer(const ServerSettings& settings, FirstData first_data);
    ~RunningServer();
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    [[nodiscard]] const StartNotice& notice() const;

    /// Accepts nothing more, finishes what was accepted, flushes the store.
    void stop();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace rasoat::startup
