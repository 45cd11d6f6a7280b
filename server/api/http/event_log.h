#pragma once

#include <atomic>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>

/// Structured log: one line an event on stderr, as key=value or as JSON. Never give it a secret.
namespace rasoat::http {

enum class LogLevel { debug, info, warning, error };
enum class LogFormat { text, json };

/// One named value of an event.
struct LogField {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double, bool> value;
};

/// Safe from any thread; lines never mix.
class EventLog {
public:
    EventLog(LogLevel least, LogFormat format) : least_(least), format_(format) {}

    void debug(std::string_view event, std::initializer_list<LogField> fields) {
        write(LogLevel::debug, event, fields);
    }
    void info(std::string_view event, std::initializer_list<LogField> fields) { write(LogLevel::info, event, fields); }
    void warning(std::string_view event, std::initializer_list<LogField> fields) {
        write(LogLevel::warning, event, fields);
    }
    void error(std::string_view event, std::initializer_list<LogField> fields) {
        write(LogLevel::error, event, fields);
    }

    [[nodiscard]] bool tells(LogLevel level) const { return level >= least_; }

private:
    void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields);

    LogLevel least_;
    LogFormat format_;
    std::mutex writing_;
};

} // namespace rasoat::http
