#include "agent/delivery/device_status.h"

#include "agent/delivery/durable_file.h"
#include "agent/delivery/key_value_file.h"
#include "agent/delivery/timestamp.h"

#include <charconv>

namespace rasoat::delivery {

DeviceStatus stored_status(const StateFolder& state) {
    constexpr std::size_t largest_status_file = std::size_t{64} * 1024;
    const auto text = read_file(state.status(), largest_status_file);
    if (!text) return {};
    KeyValues values;
    try {
        values = parse_key_values(
            *text, state.status().string(),
            {"last_success", "next_report", "confirmed_digest", "problem", "trouble", "clock_ahead", "failures",
             "key_unknown"});
    } catch (const FileProblem&) {
        return {};
    }
    DeviceStatus status;
    status.last_success = moment_of(value_or_empty(values, "last_success"));
    status.next_report = moment_of(value_or_empty(values, "next_report"));
    status.confirmed_digest = value_or_empty(values, "confirmed_digest");
    status.problem = value_or_empty(values, "problem");
    status.trouble = trouble_named(value_or_empty(values, "trouble"));
    const auto clock = value_or_empty(values, "clock_ahead");
    std::chrono::seconds::rep ahead = 0;
    if (std::from_chars(clock.data(), clock.data() + clock.size(), ahead).ec == std::errc{})
        status.clock_ahead = std::chrono::seconds(ahead);
    const auto failures = value_or_empty(values, "failures");
    std::from_chars(failures.data(), failures.data() + failures.size(), status.failures);
    status.key_unknown = value_or_empty(values, "key_unknown") == "yes";
    return status;
}

void store(const DeviceStatus& status, const StateFolder& state) {
    KeyValues values{{"failures", std::to_string(status.failures)}};
    if (status.last_success) values["last_success"] = timestamp(*status.last_success);
    if (status.next_report) values["next_report"] = timestamp(*status.next_report);
    if (!status.confirmed_digest.empty()) values["confirmed_digest"] = status.confirmed_digest;
    if (!status.problem.empty()) values["problem"] = status.problem;
    if (status.trouble) values["trouble"] = name_of(*status.trouble);
    if (status.clock_ahead) values["clock_ahead"] = std::to_string(status.clock_ahead->count());
    if (status.key_unknown) values["key_unknown"] = "yes";
    write_durably(state.status(), key_value_text(values));
}

} // namespace rasoat::delivery
