#include "server/api/http/event_log.h"

#include "server/api/http/utc_time.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

namespace rasoat::http {

namespace {

std::string_view name_of(LogLevel level) {
    switch (level) {
    case LogLevel::debug:
        return "debug";
    case LogLevel::info:
        return "info";
    case LogLevel::warning:
        return "warning";
    case LogLevel::error:
        break;
    }
    return "error";
}

/// What clients send ends up in lines: nothing of it may start a new line or steer a terminal.
std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (result += '\\') += c;
        else if (byte < 0x20 || byte == 0x7f)
            result += fmt::format("\\u{:04x}", byte);
        else
            result += c;
    }
    return result += '"';
}

bool is_plain(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return c > 0x20 && c != '"' && c != '=' && c != '\\' && c < 0x7f;
    });
}

std::string shown(const LogField& field, LogFormat format) {
    if (const auto* text = std::get_if<std::string_view>(&field.value))
        return format == LogFormat::text && is_plain(*text) ? std::string(*text) : quoted(*text);
    if (const auto* number = std::get_if<std::int64_t>(&field.value)) return fmt::format("{}", *number);
    if (const auto* real = std::get_if<double>(&field.value)) return fmt::format("{:.3f}", *real);
    return std::get<bool>(field.value) ? "true" : "false";
}

} // namespace

void EventLog::write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
    if (!tells(level)) return;
    const auto now = utc_text(std::chrono::system_clock::now());
    std::string line = format_ == LogFormat::json
                           ? fmt::format(R"({{"time":"{}","level":"{}","event":"{}")", now, name_of(level), event)
                           : fmt::format("{} {} {}", now, name_of(level), event);
    for (const auto& field : fields)
        line += format_ == LogFormat::json ? fmt::format(",\"{}\":{}", field.name, shown(field, format_))
                                           : fmt::format(" {}={}", field.name, shown(field, format_));
    line += format_ == LogFormat::json ? "}\n" : "\n";

    const std::lock_guard lock(writing_);
    // A log that cannot be written (closed pipe, full disk) must not stop the work it tells of.
    for (std::string_view rest = line; !rest.empty();) {
        const auto written = ::write(STDERR_FILENO, rest.data(), rest.size());
        if (written <= 0) return;
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace rasoat::http
