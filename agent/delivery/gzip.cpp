#include "agent/delivery/gzip.h"

#include <zlib.h>

#include <new>

namespace rasoat::delivery {

std::string gzip(std::string_view bytes) {
    z_stream stream{};
    // 13 bits of window (8 KiB) and memory level 6: a report is some 10 KB, and the agent is to stay small.
    constexpr int gzip_window = 13 + 16;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 6, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    // zlib only reads from there; its header of C forgets to say so.
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH); // ends in one call, because the room is deflateBound()
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

} // namespace rasoat::delivery
