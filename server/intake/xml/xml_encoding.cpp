#include "server/intake/text_encoding.h"
#include "server/intake/xml/xml_reader.h"

#include <algorithm>
#include <cctype>

namespace rasoat::intake {

namespace {

constexpr std::size_t longest_declaration = 200;

/// The encoding named in <?xml ... encoding="..."?>, in lower case; empty where none is.
std::string declared_encoding(std::string_view document) {
    const auto declaration = document.substr(0, std::min(document.find("?>"), longest_declaration));
    if (!declaration.starts_with("<?xml")) return {};
    const auto key = declaration.find("encoding");
    if (key == std::string_view::npos) return {};
    const auto open = declaration.find_first_of("\"'", key);
    if (open == std::string_view::npos) return {};
    const auto close = declaration.find(declaration[open], open + 1);
    if (close == std::string_view::npos) return {};
    std::string name(declaration.substr(open + 1, close - open - 1));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

} // namespace

std::string xml_as_utf8(std::string document) {
    const std::string_view bytes = document;
    if (bytes.starts_with("\xff\xfe")) return utf8_from_utf16(bytes.substr(2), ByteOrder::little_endian);
    if (bytes.starts_with("\xfe\xff")) return utf8_from_utf16(bytes.substr(2), ByteOrder::big_endian);
    const auto encoding = declared_encoding(document);
    if (encoding == "iso-8859-1" || encoding == "latin1" || encoding == "windows-1252")
        return utf8_from_windows_1252(document);
    if (!is_utf8(document)) return utf8_from_windows_1252(document);
    return document;
}

} // namespace rasoat::intake
