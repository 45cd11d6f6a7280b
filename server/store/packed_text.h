#pragma once

#include <string>
#include <string_view>

namespace rasoat::store {

/// `text` in a Zstandard frame; a report of 15 KB becomes some 3 KB. An empty text stays empty.
[[nodiscard]] std::string pack(std::string_view text);

/// What was packed. Throws StoreCorrupt when it is no such frame or would be larger than 64 MiB.
[[nodiscard]] std::string unpack(std::string_view packed);

} // namespace rasoat::store
