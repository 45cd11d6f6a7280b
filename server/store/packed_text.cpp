#include "server/store/packed_text.h"

#include "server/store/store_error.h"

#include <fmt/format.h>
#include <zstd.h>

#include <memory>

namespace rasoat::store {
namespace {

constexpr int level = 3;
constexpr std::size_t largest_text = std::size_t{64} * 1024 * 1024;

using Compressor = std::unique_ptr<ZSTD_CCtx, decltype([](ZSTD_CCtx* context) { ZSTD_freeCCtx(context); })>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, decltype([](ZSTD_DCtx* context) { ZSTD_freeDCtx(context); })>;

void refuse_failed_packing(std::size_t result) {
    if (ZSTD_isError(result) != 0) throw StoreError(fmt::format("packing a text: {}", ZSTD_getErrorName(result)));
}

std::size_t size_of_text(std::string_view packed) {
    const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > largest_text)
        throw StoreCorrupt("a stored text is not a Zstandard frame of a sensible size");
    return static_cast<std::size_t>(size);
}

void refuse_damaged_text(std::size_t got, std::size_t wanted) {
    if (ZSTD_isError(got) != 0 || got != wanted)
        throw StoreCorrupt(fmt::format(
            "a stored text is damaged: {}", ZSTD_isError(got) != 0 ? ZSTD_getErrorName(got) : "it ends too early"));
}

} // namespace

std::string pack(std::string_view text) {
    if (text.empty()) return {};
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    const auto size = ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), level);
    refuse_failed_packing(size);
    packed.resize(size);
    packed.shrink_to_fit();
    return packed;
}

std::string unpack(std::string_view packed) {
    if (packed.empty()) return {};
    std::string text(size_of_text(packed), '\0');
    refuse_damaged_text(ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size()), text.size());
    return text;
}

std::string pack_against(std::string_view text, std::string_view reference) {
    const Compressor compressor(ZSTD_createCCtx());
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    refuse_failed_packing(ZSTD_CCtx_setParameter(compressor.get(), ZSTD_c_compressionLevel, level));
    // By the checksum a wrong reference is noticed.
    refuse_failed_packing(ZSTD_CCtx_setParameter(compressor.get(), ZSTD_c_checksumFlag, 1));
    refuse_failed_packing(ZSTD_CCtx_refPrefix(compressor.get(), reference.data(), reference.size()));
    const auto size = ZSTD_compress2(compressor.get(), packed.data(), packed.size(), text.data(), text.size());
    refuse_failed_packing(size);
    packed.resize(size);
    packed.shrink_to_fit();
    return packed;
}

std::string unpack_against(std::string_view packed, std::string_view reference) {
    std::string text(size_of_text(packed), '\0');
    const Decompressor decompressor(ZSTD_createDCtx());
    refuse_damaged_text(ZSTD_DCtx_refPrefix(decompressor.get(), reference.data(), reference.size()), 0);
    const auto got = ZSTD_decompressDCtx(decompressor.get(), text.data(), text.size(), packed.data(), packed.size());
    refuse_damaged_text(got, text.size());
    return text;
}

} // namespace rasoat::store
