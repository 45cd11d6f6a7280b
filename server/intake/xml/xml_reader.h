#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rasoat::intake {

[[nodiscard]] constexpr bool is_xml_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Why a text is not taken as XML. `what()` says where and what was wrong.
class XmlRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads one XML document from front to end, in the part of XML 1.0 that inventories and workbooks use: elements,
/// attributes, text, CDATA, comments, processing instructions, the five predefined entities and character references.
/// A document type declaration is refused, and so every other entity: nothing can be expanded and nothing is ever
/// fetched. Depth, attributes and names are bounded; memory grows with the depth alone.
class XmlReader {
public:
    enum class Event { start, end, text, finished };

    /// `document` is UTF-8 and must outlive the reader.
    explicit XmlReader(std::string_view document);
    ~XmlReader() = default;
    XmlReader(const XmlReader&) = delete; // what it gives refers to it
    XmlReader& operator=(const XmlReader&) = delete;

    /// The next event; `finished` for ever after the root's end. An empty element starts and ends. Throws XmlRefused.
    Event next();

    /// The element that starts or ends, without its namespace's prefix; a part of the document.
    [[nodiscard]] std::string_view name() const { return name_; }
    /// After a text event: the text, references decoded, white space kept. Valid until the next event; where
    /// `text_is_of_document()`, as long as the document.
    [[nodiscard]] std::string_view text() const { return text_; }
    /// Whether the text stands so in the document, without a reference or a break.
    [[nodiscard]] bool text_is_of_document() const { return text_.data() != joined_.data(); }
    /// After a start event: the attribute with that local name.
    [[nodiscard]] std::optional<std::string_view> attribute(std::string_view name) const;

    /// After a start event: the byte at which the element begins.
    [[nodiscard]] std::size_t element_start() const { return element_start_; }
    /// The byte up to which the document has been read.
    [[nodiscard]] std::size_t position() const { return position_ + skipped_; }

    /// After a start event: goes on to the end of this element. Throws XmlRefused.
    void skip_element();
    /// After a start event: all text within the element, to whose end it goes on. Throws XmlRefused.
    [[nodiscard]] std::string element_text();

    static constexpr std::size_t deepest = 64;
    static constexpr std::size_t most_attributes = 64;
    static constexpr std::size_t longest_name = 256;

private:
    [[noreturn]] void refuse(std::string_view why) const;
    [[nodiscard]] bool at(std::string_view expected) const { return rest().starts_with(expected); }
    [[nodiscard]] std::string_view rest() const { return document_.substr(position_); }
    void skip_past(std::string_view end, std::string_view what);
    void skip_space();
    void skip_outside_root();
    [[nodiscard]] std::string_view take_name();
    void take_attributes();
    void take_reference(std::string& into);
    void take_text();
    void add_text(std::string_view more);
    Event take_start();
    Event take_end();

    std::string_view document_;
    std::size_t position_ = 0;
    std::size_t skipped_ = 0; ///< bytes of the byte order mark, which document_ leaves out
    std::size_t element_start_ = 0;
    std::vector<std::string_view> open_; ///< names with their prefixes, from the root on
    bool root_ended_ = false;
    bool ends_at_once_ = false; ///< the element that started was empty
    std::string_view name_;
    std::string_view text_;
    std::string joined_; ///< the text where it is not one piece of the document
    std::vector<std::pair<std::string_view, std::string>> attributes_;
};

/// The document as UTF-8: by its byte order mark, else by the encoding it declares (UTF-8, UTF-16, ISO-8859-1,
/// windows-1252); what claims to be UTF-8 and is not is read as windows-1252, since old agents mix them up.
[[nodiscard]] std::string xml_as_utf8(std::string document);

} // namespace rasoat::intake
