#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::bench {

struct LooksArguments {
    std::string host;
    std::uint16_t port = 0;
    std::filesystem::path ca;
    std::string username = "officer";
    std::string password;
    double rate = 10; ///< looks a second, at given times
    unsigned seconds = 30;
    std::size_t connections = 4;
};

struct LooksArgumentError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws LooksArgumentError.
[[nodiscard]] LooksArguments parse_looks_arguments(const std::vector<std::string>& words);
[[nodiscard]] std::string_view looks_usage();

} // namespace rasoat::bench
