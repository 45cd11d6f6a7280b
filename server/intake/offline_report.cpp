#include "server/intake/offline_report.h"

#include "agent/report/hmac.h"

#include <array>

namespace rasoat::intake {

namespace {

namespace offline = report::offline;

constexpr std::size_t longest_line = 200;
constexpr std::size_t signature_digits = 64;

/// The file's lines, as they are used up.
class Lines {
public:
    explicit Lines(std::string_view bytes) : rest_(bytes) {}

    std::string_view next() {
        const auto end = rest_.substr(0, longest_line + 1).find('\n');
        if (end == std::string_view::npos) throw NotAnOfflineReport("a whole file; the head of this one breaks off");
        const auto line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }

    /// The value of the line that must come now.
    std::string value(std::string_view name) {
        auto line = next();
        if (!line.starts_with(name) || line.substr(name.size(), 2) != ": " || line.size() == name.size() + 2)
            throw NotAnOfflineReport("the line \"" + std::string(name) + ": ...\" in the head");
        return std::string(line.substr(name.size() + 2));
    }

    [[nodiscard]] std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

/// Takes as long for a wrong signature as for the right one.
bool equal(std::string_view one, std::string_view other) {
    if (one.size() != other.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned>(static_cast<unsigned char>(other[i]));
    return difference == 0;
}

} // namespace

OfflineFile offline_file(std::string_view bytes) {
    Lines lines(bytes);
    if (!bytes.starts_with(offline::first_line) || lines.next() != offline::first_line)
        throw NotAnOfflineReport("a file that begins with " + std::string(offline::first_line));
    OfflineFile file;
    file.head.token = lines.value("token");
    file.head.made_at = lines.value("made-at");
    file.head.device = lines.value("device");
    file.signature = lines.value("signature");
    if (file.signature.size() != signature_digits) throw NotAnOfflineReport("a signature of 64 hexadecimal digits");
    if (!lines.next().empty()) throw NotAnOfflineReport("an empty line behind the signature");
    file.body = lines.rest();
    return file;
}

std::string offline_signing_key(const std::array<std::uint8_t, 32>& token_hash) {
    return report::hmac_sha256_hex(
        {reinterpret_cast<const char*>(token_hash.data()), token_hash.size()}, offline::key_purpose);
}

bool is_signed(const OfflineFile& file, std::string_view signing_key) {
    const auto right =
        report::hmac_sha256_hex(report::bytes_of_hex(signing_key), offline::signed_lines(file.head) + file.body);
    return equal(file.signature, right);
}

} // namespace rasoat::intake
