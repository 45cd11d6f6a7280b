#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::intake {

/// An element with what it holds; attributes are left out, since inventories have none.
struct XmlElement {
    std::string name;
    std::string text; ///< its own, without that of elements within
    std::vector<XmlElement> children;

    /// The first child of that name.
    [[nodiscard]] const XmlElement* child(std::string_view wanted) const;
    /// The text of the first child of that name, trimmed; empty where there is none.
    [[nodiscard]] std::string_view child_text(std::string_view wanted) const;
};

inline constexpr std::size_t most_xml_elements = 400'000;
inline constexpr std::size_t deepest_xml_tree = 16;

/// The whole document, which is UTF-8. Throws XmlRefused.
[[nodiscard]] XmlElement xml_tree(std::string_view document);

} // namespace rasoat::intake
