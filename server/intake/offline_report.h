#pragma once

#include "agent/report/offline_format.h"

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

/// Reports that were carried in by hand (agent/report/offline_format.h), as bytes.
namespace rasoat::intake {

/// Bytes that are no such file; what() says what would have been right.
struct NotAnOfflineReport : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The file taken apart; nothing in it is to be believed before is_signed() has said so.
struct OfflineFile {
    report::offline::Head head;
    std::string signature;
    std::string body; ///< the report's JSON, gzip
};

/// Throws NotAnOfflineReport, and nothing else, for whatever is no such file.
[[nodiscard]] OfflineFile offline_file(std::string_view bytes);

/// With what the stick of a token signs, 64 hexadecimal digits; made from the token's stored hash, of which it tells
/// nothing.
[[nodiscard]] std::string offline_signing_key(const std::array<std::uint8_t, 32>& token_hash);

/// Whether the file is as a stick with that key wrote it.
[[nodiscard]] bool is_signed(const OfflineFile& file, std::string_view signing_key);

} // namespace rasoat::intake
