#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

/// A word to the running server from this machine's own terminal, over a socket in the data folder that only its owner
/// can open. One request a connection: the words, each ended by NUL; the answer until the end.
namespace rasoat::control {

struct ControlAnswer {
    bool done = true; ///< false: `text` says why not
    std::string text;
};

struct ControlError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using ControlHandler = std::function<ControlAnswer(const std::vector<std::string>& words)>;

/// Answers from a thread of its own, one after the other, until it is destroyed.
class ControlServer {
public:
    /// Takes the place of a socket that a killed server left. Throws ControlError.
    ControlServer(std::filesystem::path socket, ControlHandler handler);
    ~ControlServer();
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;

private:
    void serve();
    void serve_one(int connection);

    std::filesystem::path path_;
    ControlHandler handler_;
    int listening_ = -1;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

/// Asks the server at the socket; none where none runs. Throws ControlError.
[[nodiscard]] std::optional<ControlAnswer>
ask(const std::filesystem::path& socket, const std::vector<std::string>& words);

/// The socket in a data folder.
[[nodiscard]] std::filesystem::path control_socket(const std::filesystem::path& data_folder);

} // namespace rasoat::control
