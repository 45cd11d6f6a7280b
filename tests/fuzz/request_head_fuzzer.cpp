// What stands in a request's first line and fields, after the library has parted them.

#include "server/api/http/request_head.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace rasoat;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto line = text.substr(0, text.find('\n'));
    if (const auto target = http::parsed_target(line)) {
        if (!target->path.starts_with('/')) std::abort();
        if (target->path.find('\0') != std::string::npos) std::abort();
    }
    http::RequestHead head;
    const auto rest = line.size() < text.size() ? text.substr(line.size() + 1) : std::string_view{};
    for (const auto* name : {"Content-Type", "Cookie", "Accept-Encoding", "Authorization"})
        head.fields.emplace_back(name, rest);
    (void)head.media_type();
    (void)head.cookie("rasoat_session");
    (void)head.takes_gzip();
    return 0;
}
