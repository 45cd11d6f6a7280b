#include "server/intake/xml/xml_tree.h"

#include "server/intake/xml/xml_reader.h"

#include <algorithm>

namespace rasoat::intake {
namespace {

constexpr std::size_t usual_children = 8;

void add_text(XmlElement& element, const XmlReader& reader) {
    if (element.text().empty() && reader.text_is_of_document()) {
        element.piece = reader.text();
        return;
    }
    if (element.joined.empty()) element.joined = element.piece;
    element.joined += reader.text();
}

} // namespace

const XmlElement* XmlElement::child(std::string_view wanted) const {
    const auto found = std::ranges::find(children, wanted, &XmlElement::name);
    return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::child_text(std::string_view wanted) const {
    const auto* found = child(wanted);
    if (found == nullptr) return {};
    auto text = found->text();
    while (!text.empty() && is_xml_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_xml_space(text.back()))
        text.remove_suffix(1);
    return text;
}

XmlElement xml_tree(std::string_view document) {
    XmlReader reader(document);
    XmlElement holder; // of the root, so that the root is an element like any other
    std::vector<XmlElement*> open{&holder};
    open.reserve(deepest_xml_tree + 1);
    std::size_t elements = 0;
    for (auto event = reader.next(); event != XmlReader::Event::finished; event = reader.next()) {
        switch (event) {
        case XmlReader::Event::start:
            if (++elements > most_xml_elements) throw XmlRefused("the document has too many elements");
            if (open.size() > deepest_xml_tree) throw XmlRefused("elements are nested too deeply");
            // No pointer into `children` is held but to its last item, so growing moves none that is open.
            if (auto& siblings = open.back()->children; siblings.empty()) siblings.reserve(usual_children);
            open.push_back(&open.back()->children.emplace_back(XmlElement{reader.name(), {}, {}, {}}));
            break;
        case XmlReader::Event::text:
            add_text(*open.back(), reader);
            break;
        case XmlReader::Event::end:
        case XmlReader::Event::finished:
            open.pop_back();
            break;
        }
    }
    return std::move(holder.children.front());
}

} // namespace rasoat::intake
