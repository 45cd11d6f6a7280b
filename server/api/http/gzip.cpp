#include "server/api/http/gzip.h"

#include <zlib.h>

#include <new>

namespace rasoat::http {

std::string gzipped(std::string_view text, GzipEffort effort) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16; // zlib: 16 more asks for the gzip wrapper
    if (deflateInit2(
            &stream, effort == GzipEffort::fast ? Z_BEST_SPEED : Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 8,
            Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string result(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    // zlib's old interface takes a pointer to non-const and never writes through it.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    const auto outcome = deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    if (outcome != Z_STREAM_END) throw std::bad_alloc();
    return result;
}

} // namespace rasoat::http
