#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rasoat::report {

/// Writes compact JSON (RFC 8259), members in the order of the calls. Invariant: the text so far is a prefix of valid
/// JSON as long as every begin has its end. Texts that are not UTF-8 get U+FFFD for what is broken, so that the result
/// always is. Members that take an optional are left out where it is empty.
class JsonWriter {
public:
    void begin_object();
    void begin_object(std::string_view key);
    void end_object();
    void begin_array(std::string_view key);
    void end_array();

    void text(std::string_view key, std::string_view value);
    void text(std::string_view key, const std::string& value) { text(key, std::string_view(value)); }
    void text(std::string_view key, const char* value) { text(key, std::string_view(value)); }
    void text(std::string_view key, const std::optional<std::string>& value);
    void number(std::string_view key, std::uint64_t value);
    void integer(std::string_view key, std::int64_t value);
    /// The shortest digits that read back as the same number; null for what JSON cannot say (infinite, not a number).
    void real(std::string_view key, double value);
    void boolean(std::string_view key, bool value);
    void null(std::string_view key);
    /// An item of the array begun last.
    void text_item(std::string_view value);
    void number_item(std::uint64_t value);

    template <class Number>
    void number(std::string_view key, const std::optional<Number>& value) {
        if (value) number(key, count_of(*value));
    }

    [[nodiscard]] std::string take();

private:
    static std::uint64_t count_of(std::uint64_t value) { return value; }
    template <class Quantity>
    static std::uint64_t count_of(const Quantity& value) requires requires {
        value.count;
    }
    { return value.count; }
    void separate();
    void write_key(std::string_view key);
    void write_string(std::string_view value);
    void write_digits(std::uint64_t value);

    std::string json_;
};

} // namespace rasoat::report
