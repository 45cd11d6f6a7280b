#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::fleet {

/// How often each kind of request is sent, as shares of the whole.
struct Mix {
    unsigned enrolments = 0;  ///< of agents that then report; 0: all are enrolled before the clock starts
    unsigned new_reports = 1; ///< the first report of an agent
    unsigned changes = 0;     ///< another report of an agent whose machine has changed
    unsigned heartbeats = 0;
};

struct Arguments {
    std::string host;
    std::uint16_t port = 0;
    std::filesystem::path ca;
    std::string token;
    std::size_t agents = 1000;
    std::size_t connections = 64;
    unsigned seconds = 10; ///< at the most; it ends sooner when only new reports are sent and all have been
    Mix mix;
    std::optional<double> rate; ///< requests a second, at given times (open loop); none: as fast as answers come
    std::optional<std::filesystem::path> captures;
    bool verify = true;
};

struct ArgumentError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

[[nodiscard]] Arguments parse_arguments(const std::vector<std::string>& words);
[[nodiscard]] std::string_view usage();

} // namespace rasoat::fleet
