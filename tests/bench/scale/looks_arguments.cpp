#include "tests/bench/scale/looks_arguments.h"

#include "agent/delivery/server_address.h"

#include <fmt/format.h>

#include <charconv>

namespace rasoat::bench {
namespace {

template <class Number>
Number number(std::string_view option, std::string_view text, Number least, Number most) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
        throw LooksArgumentError(fmt::format("{} {}: a number from {} to {} is wanted", option, text, least, most));
    return value;
}

} // namespace

LooksArguments parse_looks_arguments(const std::vector<std::string>& words) {
    LooksArguments arguments;
    std::string server;
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        const auto& option = words[i];
        const auto& value = words[i + 1];
        if (option == "--server")
            server = value;
        else if (option == "--ca")
            arguments.ca = value;
        else if (option == "--user")
            arguments.username = value;
        else if (option == "--password")
            arguments.password = value;
        else if (option == "--rate")
            arguments.rate = number<double>(option, value, 0.1, 1e4);
        else if (option == "--seconds")
            arguments.seconds = number<unsigned>(option, value, 1, 3600);
        else if (option == "--connections")
            arguments.connections = number<std::size_t>(option, value, 1, 100);
        else
            throw LooksArgumentError(fmt::format("{} is not known", option));
    }
    const auto address = delivery::server_address(server);
    if (!address || words.size() % 2 != 0) throw LooksArgumentError("--server https://HOST:PORT is wanted");
    arguments.host = address->host;
    arguments.port = address->port;
    if (arguments.ca.empty()) throw LooksArgumentError("--ca FILE is wanted: the server's authority, DATA/tls/ca.crt");
    if (arguments.password.empty()) throw LooksArgumentError("--password PASSWORD is wanted");
    return arguments;
}

std::string_view looks_usage() {
    return R"(rasoat-bench-looks: looks at a server as officers do, and measures how long it takes

  rasoat-bench-looks --server https://HOST:PORT --ca FILE --password PASSWORD [--user officer]
                     [--rate LOOKS_A_SECOND] [--seconds S] [--connections C]

  Signs in, then asks by turns for the list of machines, searches, ranking and overview, at given times over kept-alive
  connections; a late answer counts from the time at which its request was due.
)";
}

} // namespace rasoat::bench
