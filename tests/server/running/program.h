#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::tests {

/// A child process whose stdout is read line by line and whose stderr goes to a file. Killed when it is destroyed.
class Program {
public:
    /// Runs in the project's root. Throws std::runtime_error when it cannot be started.
    Program(const std::string& file, const std::vector<std::string>& arguments, const std::string& stderr_file);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// The next line of stdout; waits for it. None at the end.
    [[nodiscard]] std::optional<std::string> next_line();
    void send_signal(int signal) const;
    /// Waits for the end; the exit code, or 128 and the signal's number.
    int wait();

private:
    pid_t child_ = -1;
    int stdout_ = -1;
    std::string unread_;
};

struct Ended {
    int code = 0;
    std::string said;       ///< stdout
    std::string complained; ///< stderr
};

/// Runs a program to its end.
[[nodiscard]] Ended run_program(const std::string& file, const std::vector<std::string>& arguments);

/// rasoat-server, rasoat-agent and rasoat-fleet as they were built.
[[nodiscard]] std::string server_program();
[[nodiscard]] std::string agent_program();
[[nodiscard]] std::string fleet_program();

} // namespace rasoat::tests
