#include "server/intake/intake.h"

#include "agent/report/report_reader.h"
#include "server/intake/inflate.h"

#include <algorithm>

namespace rasoat::intake {

namespace {

std::string plain_text(std::string body, std::string_view encoding, const Limits& limits) {
    if (encoding.empty() || encoding == "identity") {
        if (body.size() > limits.bytes) throw Refused(RefusalKind::too_large, "", "a smaller report");
        return body;
    }
    if (encoding != "gzip" && encoding != "x-gzip")
        throw Refused(RefusalKind::unknown_encoding, "", "Content-Encoding gzip or identity");
    auto content = inflated(body, limits.bytes);
    if (auto* text = std::get_if<std::string>(&content)) return std::move(*text);
    switch (std::get<InflateFailure>(content)) {
    case InflateFailure::too_large:
        throw Refused(RefusalKind::too_large, "", "a smaller report");
    case InflateFailure::cut_short:
        throw Refused(RefusalKind::not_gzip, "", "a whole gzip stream; this one breaks off");
    case InflateFailure::not_gzip:
        break;
    }
    throw Refused(RefusalKind::not_gzip, "", "one gzip stream, as Content-Encoding says");
}

} // namespace

Understood understood(std::string body, std::string_view encoding, const Limits& limits) {
    auto json = plain_text(std::move(body), encoding, limits);
    try {
        auto report = report::read_report(json);
        return {std::move(report), std::move(json)};
    } catch (const report::ReportRefused& refused) {
        const auto kind = refused.pointer().empty() ? RefusalKind::not_json : RefusalKind::wrong_field;
        throw Refused(kind, refused.pointer(), refused.expected());
    }
}

std::string_view digest_in(std::string_view text) {
    constexpr std::string_view prefix = "sha256:";
    constexpr std::size_t digits = 64;
    if (text.size() != prefix.size() + digits || !text.starts_with(prefix)) return {};
    text.remove_prefix(prefix.size());
    const bool hexadecimal =
        std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return hexadecimal ? text : std::string_view{};
}

} // namespace rasoat::intake
