#include "server/intake/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <new>

namespace rasoat::intake {

namespace {

/// zlib names the wrapper by the size of its window.
int window_bits(Wrapper wrapper) {
    constexpr int window = 15; // 32 KiB, the largest
    switch (wrapper) {
    case Wrapper::gzip:
        return window + 16;
    case Wrapper::none:
        return -window;
    case Wrapper::zlib:
        break;
    }
    return window;
}

/// A zlib stream that ends itself. Reports of one thread follow one another, so the window is kept between them.
class InflateStream {
public:
    InflateStream() {
        if (inflateInit2(&stream_, window_bits(Wrapper::gzip)) != Z_OK) throw std::bad_alloc();
    }
    ~InflateStream() { inflateEnd(&stream_); }
    InflateStream(const InflateStream&) = delete;
    InflateStream& operator=(const InflateStream&) = delete;

    z_stream& restarted(Wrapper wrapper) {
        if (inflateReset2(&stream_, window_bits(wrapper)) != Z_OK) throw std::bad_alloc();
        return stream_;
    }

private:
    z_stream stream_{};
};

} // namespace

std::variant<std::string, InflateFailure> inflated(std::string_view compressed, std::size_t limit, Wrapper wrapper) {
    thread_local InflateStream kept;
    auto& stream = kept.restarted(wrapper);
    // zlib's old interface takes a pointer to non-const and never writes through it.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
    stream.avail_in = static_cast<uInt>(compressed.size());

    std::string content;
    std::size_t filled = 0;
    // One byte over the limit tells "just fits" from "too large".
    const auto most = limit + 1;
    for (auto room = std::min(most, std::max<std::size_t>(compressed.size() * 8, 4096));;
         room = std::min(most, room * 2)) {
        content.resize(room);
        stream.next_out = reinterpret_cast<Bytef*>(content.data() + filled);
        stream.avail_out = static_cast<uInt>(room - filled);
        const int outcome = inflate(&stream, Z_NO_FLUSH);
        filled = room - stream.avail_out;
        if (filled > limit) return InflateFailure::too_large;
        if (outcome == Z_STREAM_END) {
            if (stream.avail_in > 0) return InflateFailure::not_gzip;
            content.resize(filled);
            return content;
        }
        if (outcome != Z_OK && outcome != Z_BUF_ERROR) return InflateFailure::not_gzip;
        if (stream.avail_out > 0) return InflateFailure::cut_short; // all input used, and still no end
    }
}

std::string deflated(std::string_view text, Wrapper wrapper) {
    z_stream stream{};
    constexpr int memory_level = 8; // zlib's own default
    if (deflateInit2(
            &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits(wrapper), memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string result(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); // not written through, as above
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH); // ends in one call, because the room is deflateBound()
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

} // namespace rasoat::intake
