// XML documents of any encoding: read as text, then as a tree.

#include "server/intake/text_encoding.h"
#include "server/intake/xml/xml_reader.h"
#include "server/intake/xml/xml_tree.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace rasoat;

std::size_t elements_of(const intake::XmlElement& element, std::size_t depth) {
    if (depth > intake::deepest_xml_tree) std::abort();
    std::size_t count = 1;
    for (const auto& child : element.children)
        count += elements_of(child, depth + 1);
    return count;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    try {
        const auto document = intake::xml_as_utf8(std::string(reinterpret_cast<const char*>(bytes), size));
        if (!intake::is_utf8(document)) std::abort();
        const auto root = intake::xml_tree(document);
        // Nothing is expanded: what comes out is no more than what went in.
        if (elements_of(root, 0) > document.size()) std::abort();
    } catch (const intake::XmlRefused&) {
    }
    return 0;
}
