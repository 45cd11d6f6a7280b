#pragma once

#include <string>
#include <string_view>

/// A report that is carried by hand from a PC without a network. The file, every line ended by a line feed:
///
///     rasoat-offline-report/1
///     token: 17                          the enrolment token whose unit the PC belongs to
///     made-at: 2026-11-24T08:00:00Z      by the PC's own clock
///     device: offline-3f7c...            what the PC is called
///     signature: 64 hexadecimal digits   HMAC-SHA256 with the stick's signing key over the lines above and the body
///                                        (an empty line)
///     ...                                the body, to the file's end: the report's JSON, gzip
///
/// The signing key of a token is made from what the server keeps of the token, and signs such files and nothing else:
/// whoever finds the stick can enrol no device with it, and it is worth nothing once the token is revoked.
namespace rasoat::report::offline {

inline constexpr std::string_view first_line = "rasoat-offline-report/1";
inline constexpr std::string_view file_ending = ".rasoat-report";
inline constexpr std::string_view stick_settings = "rasoat-offline.conf"; ///< on the stick, made by the server
inline constexpr std::string_view key_purpose = "rasoat-offline-report/1 signing key";

struct Head {
    std::string token;
    std::string made_at;
    std::string device;
};

/// The lines that are signed, from the first line to `device`.
[[nodiscard]] inline std::string signed_lines(const Head& head) {
    return std::string(first_line) + "\ntoken: " + head.token + "\nmade-at: " + head.made_at +
           "\ndevice: " + head.device + "\n";
}

} // namespace rasoat::report::offline
