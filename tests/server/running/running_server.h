#pragma once

#include "tests/server/running/program.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::tests {

/// rasoat-server on loopback, at a port that the system picked, with a data folder that outlives it.
class RunningServer {
public:
    struct Options {
        bool demo = false;
        std::optional<std::uint16_t> port; ///< a port of before; none: any
        std::string settings;              ///< lines of server.toml; the rest as by default
        std::optional<std::filesystem::path> web;
    };

    /// Returns when the server has said its address. Throws with its log when it ends before.
    explicit RunningServer(std::filesystem::path data);
    RunningServer(std::filesystem::path data, const Options& options);

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::filesystem::path ca() const { return data_ / "tls" / "ca.crt"; }
    [[nodiscard]] const std::string& ca_fingerprint() const { return fingerprint_; }
    /// One-time; empty when it was not the first start.
    [[nodiscard]] const std::string& administrator_password() const { return password_; }

    /// A token of the topmost unit, from the server's own terminal.
    [[nodiscard]] std::string enrolment_token() const;
    /// Everything logged so far.
    [[nodiscard]] std::string log() const;

    /// SIGTERM; the exit code.
    int terminate();
    /// SIGKILL, and nothing is finished.
    void kill_at_once();
    void send_signal(int signal) const { program_->send_signal(signal); }
    int wait() { return program_->wait(); }

private:
    std::filesystem::path data_;
    std::filesystem::path log_;
    std::unique_ptr<Program> program_;
    std::uint16_t port_ = 0;
    std::string fingerprint_;
    std::string password_;
};

} // namespace rasoat::tests
