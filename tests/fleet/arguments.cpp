#include "tests/fleet/arguments.h"

#include "agent/delivery/server_address.h"

#include <fmt/format.h>

#include <charconv>

namespace rasoat::fleet {

namespace {

template <class Number>
Number number(std::string_view option, std::string_view text, Number least, Number most) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
        throw ArgumentError(fmt::format("{} {}: a number from {} to {} is wanted", option, text, least, most));
    return value;
}

/// "enrol=1,new=1,changed=2,heartbeat=20"; what is not named is 0.
Mix mix_in(std::string_view text) {
    Mix mix{0, 0, 0, 0};
    while (!text.empty()) {
        const auto part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        const auto name = part.substr(0, part.find('='));
        const auto share = name.size() < part.size() ? part.substr(name.size() + 1) : std::string_view{};
        const auto value = number<unsigned>("--mix", share, 0, 1000);
        if (name == "enrol")
            mix.enrolments = value;
        else if (name == "new")
            mix.new_reports = value;
        else if (name == "changed")
            mix.changes = value;
        else if (name == "heartbeat")
            mix.heartbeats = value;
        else
            throw ArgumentError(fmt::format("--mix: \"{}\" is none of enrol, new, changed, heartbeat", name));
    }
    if (mix.enrolments + mix.new_reports + mix.changes + mix.heartbeats == 0)
        throw ArgumentError("--mix: nothing to send");
    return mix;
}

} // namespace

Arguments parse_arguments(const std::vector<std::string>& words) {
    Arguments arguments;
    std::string server;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& option = words[i];
        if (option == "--no-verify") {
            arguments.verify = false;
            continue;
        }
        if (i + 1 == words.size()) throw ArgumentError(fmt::format("{}: unknown, or it lacks a value", option));
        const auto& value = words[++i];
        if (option == "--server")
            server = value;
        else if (option == "--ca")
            arguments.ca = value;
        else if (option == "--token")
            arguments.token = value;
        else if (option == "--agents")
            arguments.agents = number<std::size_t>(option, value, 1, 1'000'000);
        else if (option == "--connections")
            arguments.connections = number<std::size_t>(option, value, 1, 4096);
        else if (option == "--seconds")
            arguments.seconds = number<unsigned>(option, value, 1, 3600);
        else if (option == "--mix")
            arguments.mix = mix_in(value);
        else if (option == "--rate")
            arguments.rate = number<double>(option, value, 0.1, 1e6);
        else if (option == "--captures")
            arguments.captures = value;
        else
            throw ArgumentError(fmt::format("{} is not known", option));
    }
    const auto address = delivery::server_address(server);
    if (!address) throw ArgumentError("--server https://HOST:PORT is wanted");
    arguments.host = address->host;
    arguments.port = address->port;
    if (arguments.ca.empty()) throw ArgumentError("--ca FILE is wanted: the server's authority, DATA/tls/ca.crt");
    if (arguments.token.empty()) throw ArgumentError("--token TOKEN is wanted: rasoat-server enrolment-token");
    arguments.connections = std::min(arguments.connections, arguments.agents);
    return arguments;
}

std::string_view usage() {
    return R"(rasoat-fleet: plays agents against a Rà soát server, and measures it

  rasoat-fleet --server https://HOST:PORT --ca FILE --token TOKEN
               [--agents N] [--connections C] [--seconds S] [--mix enrol=0,new=1,changed=0,heartbeat=0]
               [--rate REQUESTS_A_SECOND] [--captures DIR] [--no-verify]

  First N agents enrol, but where enrolments are part of the mix. Then C kept-alive connections send for S seconds, as
  fast as answers come or, with --rate, at given times; a late answer then counts from the time at which its request was
  due. --captures is the folder
  "inventories" of the shared captures, found by itself beside the project. At the end every acknowledged content is
  asked for by heartbeat, every enrolled key is tried, and the machines are counted: the program fails when one is missing
  or there twice.
)";
}

} // namespace rasoat::fleet
