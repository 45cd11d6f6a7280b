// Files that a stick brings from PCs without a network (agent/report/offline_format.h): taken apart, their signature
// checked, their report understood; and, because a search never guesses a signature, the same bytes signed rightly.

#include "agent/report/hmac.h"
#include "server/intake/intake.h"
#include "server/intake/offline_report.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace rasoat;

void understand(const intake::OfflineFile& file) {
    constexpr intake::Limits limits{std::size_t{1} << 20U};
    try {
        static_cast<void>(intake::understood(file.body, "gzip", limits));
    } catch (const intake::Refused&) {
    }
}

std::string text_of(const intake::OfflineFile& file) {
    return report::offline::signed_lines(file.head) + "signature: " + file.signature + "\n\n" + file.body;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const auto key = intake::offline_signing_key({1, 2, 3});
    try {
        auto file = intake::offline_file(text);
        if (text_of(file) != text) std::abort(); // nothing of the file is passed over
        if (intake::is_signed(file, intake::offline_signing_key({4, 5, 6}))) std::abort();
        understand(file);
        file.signature =
            report::hmac_sha256_hex(report::bytes_of_hex(key), report::offline::signed_lines(file.head) + file.body);
        if (!intake::is_signed(intake::offline_file(text_of(file)), key)) std::abort();
    } catch (const intake::NotAnOfflineReport&) {
    }
    return 0;
}
