#include "server/store/packed_text.h"

#include "server/store/store_error.h"

#include <fmt/format.h>
#include <zstd.h>

namespace rasoat::store {
namespace {

constexpr int level = 3;
constexpr std::size_t largest_text = std::size_t{64} * 1024 * 1024;

} // namespace

std::string pack(std::string_view text) {
    if (text.empty()) return {};
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    const auto size = ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), level);
    if (ZSTD_isError(size) != 0) throw StoreError(fmt::format("packing a text: {}", ZSTD_getErrorName(size)));
    packed.resize(size);
    packed.shrink_to_fit();
    return packed;
}

std::string unpack(std::string_view packed) {
    if (packed.empty()) return {};
    const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > largest_text)
        throw StoreCorrupt("a stored text is not a Zstandard frame of a sensible size");
    std::string text(static_cast<std::size_t>(size), '\0');
    const auto got = ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
    if (ZSTD_isError(got) != 0 || got != text.size())
        throw StoreCorrupt(fmt::format(
            "a stored text is damaged: {}", ZSTD_isError(got) != 0 ? ZSTD_getErrorName(got) : "it ends too early"));
    return text;
}

} // namespace rasoat::store
