#pragma once

#include <string>
#include <string_view>

namespace rasoat::store {

/// `text` in a Zstandard frame; a report of 15 KB becomes some 3 KB. An empty text stays empty.
[[nodiscard]] std::string pack(std::string_view text);

/// What was packed. Throws StoreCorrupt when it is no such frame or would be larger than 64 MiB.
[[nodiscard]] std::string unpack(std::string_view packed);

/// `text` as what differs from `reference`, which is needed again to unpack it: of two reports of one machine, some
/// hundred bytes are left.
[[nodiscard]] std::string pack_against(std::string_view text, std::string_view reference);

/// Throws StoreCorrupt when it is no such frame, too large, or was packed against another reference.
[[nodiscard]] std::string unpack_against(std::string_view packed, std::string_view reference);

} // namespace rasoat::store
