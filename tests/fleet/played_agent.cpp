#include "tests/fleet/played_agent.h"

#include "agent/report/content_digest.h"
#include "agent/report/report_reader.h"

#include <zlib.h>

#include <new>

namespace rasoat::fleet {

namespace {

std::string gzipped(const std::string& text) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string result(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); // zlib does not write through it
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

} // namespace

void prepare(PlayedAgent& agent, const Template& form) {
    const auto json = filled(form, agent.number, agent.version);
    agent.next_digest = report::content_digest(report::read_report(json));
    agent.next_report = gzipped(json);
}

} // namespace rasoat::fleet
