#pragma once

#include "agent/report/report.h"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rasoat::intake {

struct Limits {
    std::size_t bytes = std::size_t{4} * 1024 * 1024; ///< of a report, as sent and after decompression
};

/// Why bytes were not taken as a report.
enum class RefusalKind {
    unknown_encoding, ///< neither gzip nor plain
    not_gzip,         ///< said to be gzip, and is not, or breaks off
    too_large,        ///< over the limit, after decompression
    not_json,         ///< nothing that could be read as a JSON document
    wrong_field       ///< JSON, but a field of it is wrong
};

class Refused : public std::runtime_error {
public:
    Refused(RefusalKind kind, std::string field, const std::string& wanted)
        : std::runtime_error(wanted), kind_(kind), field_(std::move(field)) {}
    [[nodiscard]] RefusalKind kind() const noexcept { return kind_; }
    /// JSON pointer of the field at fault; empty: the document as a whole.
    [[nodiscard]] const std::string& field() const noexcept { return field_; }

private:
    RefusalKind kind_;
    std::string field_;
};

struct Understood {
    report::Report report;
    std::string json; ///< as it came, decompressed
};

/// What an agent sent in GLPI's inventory format. `encoding` is the Content-Encoding, empty where there is none.
/// Throws Refused, and nothing else, for whatever is not a report; what() says what would have been right.
[[nodiscard]] Understood understood(std::string body, std::string_view encoding, const Limits& limits);

/// The digest of a heartbeat's body or a digest header, "sha256:" and 64 lower-case hexadecimal digits: those digits.
/// Empty where it is nothing of the kind.
[[nodiscard]] std::string_view digest_in(std::string_view text);

} // namespace rasoat::intake
