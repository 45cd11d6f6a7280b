#include "agent/settings.h"

#include "agent/delivery/durable_file.h"
#include "agent/delivery/key_value_file.h"
#include "agent/delivery/proxy_list.h"

#include <charconv>

namespace rasoat::agent {

namespace {

using delivery::FileProblem;
using delivery::KeyValues;

std::uint64_t spool_limit_in(const KeyValues& values, const std::string& file) {
    const auto text = delivery::value_or_empty(values, "spool_megabytes");
    if (text.empty()) return delivery::default_spool_limit;
    std::uint64_t megabytes = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), megabytes);
    if (error != std::errc{} || end != text.data() + text.size() || megabytes < 1 || megabytes > 10'000)
        throw FileProblem(file + ": spool_megabytes = " + text + " is not a whole number from 1 to 10000");
    return megabytes * 1'000'000;
}

bool is_on(const KeyValues& values, std::string_view key, const std::string& file) {
    const auto text = delivery::value_or_empty(values, key);
    if (text.empty() || text == "on") return true;
    if (text == "off") return false;
    throw FileProblem(file + ": " + std::string(key) + " = " + text + " is neither on nor off");
}

std::optional<delivery::ServerAddress> proxy_in(const KeyValues& values, const std::string& file) {
    const auto text = delivery::value_or_empty(values, "proxy");
    auto proxy = delivery::https_proxy_in(text);
    if (!proxy && !text.empty()) throw FileProblem(file + ": proxy = " + text + " is not of the form http://host:port");
    return proxy;
}

} // namespace

KeyValues values_in_configuration(const std::filesystem::path& file, bool must_exist) {
    constexpr std::size_t largest_file = std::size_t{64} * 1024;
    const auto text = delivery::read_file(file, largest_file);
    if (!text && must_exist) throw delivery::StorageProblem("there is no configuration file " + file.string());
    return delivery::parse_key_values(
        text.value_or(std::string{}), file.string(),
        {"server", "token", "ca_fingerprint", "unit", "state", "proxy", "spool_megabytes", "strain", "benchmark"});
}

Settings settings_for(const CommandLine& line) {
    const auto file = line.config ? *line.config : usual_configuration().string();
    const auto values = values_in_configuration(file, line.config.has_value());
    const auto either = [&](const std::optional<std::string>& option, std::string_view key) {
        return option ? *option : delivery::value_or_empty(values, key);
    };

    Settings settings;
    if (const auto state = either(line.state, "state"); !state.empty()) settings.state = state;
    settings.spool_limit = spool_limit_in(values, file);
    settings.proxy = proxy_in(values, file);
    settings.strain = is_on(values, "strain", file);
    settings.benchmark = is_on(values, "benchmark", file);
    if (auto unit = either(line.unit, "unit"); !unit.empty()) settings.unit = std::move(unit);

    const auto url = either(line.server, "server");
    const auto token = either(line.token, "token");
    const auto fingerprint = either(line.ca_fingerprint, "ca_fingerprint");
    const auto address = delivery::server_address(url);
    if (!url.empty() && !address)
        throw UsageError("the server must be an address of the form https://host:port, not " + url);
    for (const auto& [option, value] :
         {std::pair("--server", url), std::pair("--token", token), std::pair("--ca-fingerprint", fingerprint)}) {
        if (value.empty()) settings.missing_for_enrolment.append(" ").append(option);
    }
    if (settings.missing_for_enrolment.empty())
        settings.invitation = delivery::Invitation{*address, token, fingerprint, settings.unit, settings.proxy};
    return settings;
}

} // namespace rasoat::agent
