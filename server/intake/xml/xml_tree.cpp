#include "server/intake/xml/xml_tree.h"

#include "server/intake/xml/xml_reader.h"

#include <algorithm>

namespace rasoat::intake {

const XmlElement* XmlElement::child(std::string_view wanted) const {
    const auto found = std::ranges::find(children, wanted, &XmlElement::name);
    return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::child_text(std::string_view wanted) const {
    const auto* found = child(wanted);
    if (found == nullptr) return {};
    const std::string_view all = found->text;
    const auto first = all.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return all.substr(first, all.find_last_not_of(" \t\r\n") - first + 1);
}

XmlElement xml_tree(std::string_view document) {
    XmlReader reader(document);
    XmlElement holder; // of the root, so that the root is an element like any other
    std::vector<XmlElement*> open{&holder};
    std::size_t elements = 0;
    for (auto event = reader.next(); event != XmlReader::Event::finished; event = reader.next()) {
        switch (event) {
        case XmlReader::Event::start:
            if (++elements > most_xml_elements) throw XmlRefused("the document has too many elements");
            if (open.size() > deepest_xml_tree) throw XmlRefused("elements are nested too deeply");
            // No pointer into `children` is held but to its last item, so growing moves none that is open.
            open.push_back(&open.back()->children.emplace_back(XmlElement{std::string(reader.name()), {}, {}}));
            break;
        case XmlReader::Event::text:
            open.back()->text += reader.text();
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
