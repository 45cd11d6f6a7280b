#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::intake {

/// An element with what it holds; attributes are left out, since inventories have none. Refers to the document.
struct XmlElement {
    std::string_view name;
    std::string_view piece; ///< its text where that is one piece of the document
    std::string joined;     ///< else
    std::vector<XmlElement> children;

    /// Its own text, without that of elements within.
    [[nodiscard]] std::string_view text() const { return joined.empty() ? piece : joined; }

    /// The first child of that name.
    [[nodiscard]] const XmlElement* child(std::string_view wanted) const;
    /// The text of the first child of that name, trimmed; empty where there is none.
    [[nodiscard]] std::string_view child_text(std::string_view wanted) const;
};

inline constexpr std::size_t most_xml_elements = 400'000;
inline constexpr std::size_t deepest_xml_tree = 16;

/// The whole document, which is UTF-8 and must outlive the tree. Throws XmlRefused.
[[nodiscard]] XmlElement xml_tree(std::string_view document);

} // namespace rasoat::intake
