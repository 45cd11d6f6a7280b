#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rasoat::http {

/// What a request says before its body.
struct RequestHead {
    std::string method;                                      ///< "GET", "POST", ...
    std::string path;                                        ///< percent-decoded, always starts with '/'
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in the order given
    std::vector<std::pair<std::string, std::string>> fields; ///< header fields as sent
    std::string peer;                                        ///< the client's address without its port
    std::string id;                                          ///< this request's own, as in the log

    /// The field's value; names compare without case. The first where there are several.
    [[nodiscard]] std::optional<std::string_view> field(std::string_view name) const;
    /// The media type alone, in lower case: "application/json". Empty where none was sent.
    [[nodiscard]] std::string media_type() const;
    /// The cookie's value.
    [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const;
    /// Whether the client takes gzip (Accept-Encoding; q=0 means it does not).
    [[nodiscard]] bool takes_gzip() const;
};

/// Percent-decodes one component; none where an escape is broken, or stands for NUL, or a NUL stands there as it is.
/// '+' is a space where `form` says so.
enum class PlusSign { literal, space };
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, PlusSign plus);

/// Splits a request target into path and query. None where it is not a path or is wrongly encoded.
struct Target {
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;
};
[[nodiscard]] std::optional<Target> parsed_target(std::string_view target);

} // namespace rasoat::http
