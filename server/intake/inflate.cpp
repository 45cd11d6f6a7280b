#include "server/intake/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <new>

namespace rasoat::intake {

namespace {

/// A zlib stream that ends itself. Reports of one thread follow one another, so the window is kept between them.
class InflateStream {
public:
    InflateStream() {
        constexpr int only_gzip = 15 + 16; // zlib: 16 more asks for the gzip wrapper
        if (inflateInit2(&stream_, only_gzip) != Z_OK) throw std::bad_alloc();
    }
    ~InflateStream() { inflateEnd(&stream_); }
    InflateStream(const InflateStream&) = delete;
    InflateStream& operator=(const InflateStream&) = delete;

    z_stream& restarted() {
        inflateReset(&stream_);
        return stream_;
    }

private:
    z_stream stream_{};
};

} // namespace

std::variant<std::string, InflateFailure> inflated(std::string_view gzip, std::size_t limit) {
    thread_local InflateStream kept;
    auto& stream = kept.restarted();
    // zlib's old interface takes a pointer to non-const and never writes through it.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
    stream.avail_in = static_cast<uInt>(gzip.size());

    std::string content;
    std::size_t filled = 0;
    // One byte over the limit tells "just fits" from "too large".
    const auto most = limit + 1;
    for (auto room = std::min(most, std::max<std::size_t>(gzip.size() * 8, 4096));; room = std::min(most, room * 2)) {
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

} // namespace rasoat::intake
