#include "server/intake/xml/xml_reader.h"

#include "agent/report/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rasoat::intake {

namespace {

constexpr bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// For each byte, whether a name may go on with it.
constexpr auto name_bytes = [] {
    std::array<bool, 256> bytes{};
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
        const auto c = static_cast<char>(byte);
        bytes.at(byte) = starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }
    return bytes;
}();

bool continues_name(char c) {
    return name_bytes[static_cast<unsigned char>(c)];
}

std::string_view without_prefix(std::string_view name) {
    return name.substr(name.find(':') + 1); // npos + 1 is 0
}

struct PredefinedEntity {
    std::string_view reference;
    char character;
};
constexpr std::array predefined{
    PredefinedEntity{"&lt;", '<'}, PredefinedEntity{"&gt;", '>'}, PredefinedEntity{"&amp;", '&'},
    PredefinedEntity{"&quot;", '"'}, PredefinedEntity{"&apos;", '\''}};

bool is_character(std::uint32_t code_point) {
    return code_point != 0 && code_point <= 0x10ffff && (code_point < 0xd800 || code_point > 0xdfff);
}

} // namespace

XmlReader::XmlReader(std::string_view document) : document_(document) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (document_.starts_with(byte_order_mark)) skipped_ = byte_order_mark.size();
    document_.remove_prefix(skipped_);
    if (document_.find('\0') != std::string_view::npos) throw XmlRefused("a NUL byte is not allowed");
}

void XmlReader::refuse(std::string_view why) const {
    const auto line = std::count(document_.begin(), document_.begin() + static_cast<std::ptrdiff_t>(position_), '\n');
    throw XmlRefused("line " + std::to_string(line + 1) + ": " + std::string(why));
}

XmlReader::Event XmlReader::next() {
    if (ends_at_once_) {
        ends_at_once_ = false;
        root_ended_ = open_.empty();
        return Event::end;
    }
    if (open_.empty()) {
        skip_outside_root();
        if (root_ended_) return Event::finished;
        return take_start();
    }
    text_ = {};
    take_text();
    if (!text_.empty()) return Event::text;
    if (at("</")) return take_end();
    return take_start();
}

std::optional<std::string_view> XmlReader::attribute(std::string_view name) const {
    for (const auto& [key, value] : attributes_)
        if (without_prefix(key) == name) return value;
    return std::nullopt;
}

void XmlReader::skip_element() {
    const auto depth = open_.size();
    if (ends_at_once_) {
        (void)next();
        return;
    }
    while (next() != Event::end || open_.size() >= depth) {
    }
}

std::string XmlReader::element_text() {
    std::string all;
    const auto depth = open_.size();
    if (ends_at_once_) {
        (void)next();
        return all;
    }
    for (;;) {
        const auto event = next();
        if (event == Event::text) all += text();
        if (event == Event::end && open_.size() < depth) return all;
    }
}

void XmlReader::skip_past(std::string_view end, std::string_view what) {
    const auto found = document_.find(end, position_);
    if (found == std::string_view::npos) refuse(std::string(what) + " has no end");
    position_ = found + end.size();
}

void XmlReader::skip_space() {
    while (position_ < document_.size() && is_xml_space(document_[position_]))
        ++position_;
}

void XmlReader::skip_outside_root() {
    for (;;) {
        skip_space();
        if (at("<?"))
            skip_past("?>", "a processing instruction");
        else if (at("<!--"))
            skip_past("-->", "a comment");
        else
            break;
    }
    if (at("<!DOCTYPE")) refuse("a document type declaration is not allowed");
    if (root_ended_ && position_ < document_.size()) refuse("nothing may follow the root element");
    if (!root_ended_ && position_ == document_.size()) refuse("there is no root element");
}

std::string_view XmlReader::take_name() {
    if (position_ == document_.size() || !starts_name(document_[position_])) refuse("a name is expected");
    const auto start = position_;
    while (position_ < document_.size() && continues_name(document_[position_]))
        ++position_;
    if (position_ - start > longest_name) refuse("a name is too long");
    return document_.substr(start, position_ - start);
}

void XmlReader::take_reference(std::string& into) {
    for (const auto& [reference, character] : predefined) {
        if (!at(reference)) continue;
        into += character;
        position_ += reference.size();
        return;
    }
    if (!at("&#")) refuse("only the predefined entities are allowed");
    const bool hexadecimal = at("&#x");
    const auto digits = document_.substr(position_ + (hexadecimal ? 3 : 2), 8);
    std::uint32_t code_point = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code_point, hexadecimal ? 16 : 10);
    if (error != std::errc{} || end == digits.data() + digits.size() || *end != ';' || !is_character(code_point))
        refuse("a character reference is wrong");
    report::append_utf8(into, code_point);
    position_ = static_cast<std::size_t>(end - document_.data()) + 1;
}

void XmlReader::add_text(std::string_view more) {
    if (text_.empty()) {
        text_ = more;
        return;
    }
    if (text_is_of_document()) joined_ = text_;
    joined_ += more;
    text_ = joined_;
}

void XmlReader::take_text() {
    while (position_ < document_.size()) {
        if (document_[position_] == '&') {
            if (text_is_of_document()) joined_ = text_;
            take_reference(joined_);
            text_ = joined_;
        } else if (document_[position_] != '<') {
            const auto run = document_.substr(position_, document_.find('<', position_) - position_);
            add_text(run.substr(0, run.find('&')));
            position_ += std::min(run.find('&'), run.size());
        } else if (at("<![CDATA[")) {
            position_ += std::string_view("<![CDATA[").size();
            const auto start = position_;
            skip_past("]]>", "a CDATA section");
            add_text(document_.substr(start, position_ - start - 3));
        } else if (at("<!--")) {
            skip_past("-->", "a comment");
        } else if (at("<?")) {
            skip_past("?>", "a processing instruction");
        } else {
            return;
        }
    }
    refuse("the document breaks off within <" + std::string(open_.back()) + ">");
}

void XmlReader::take_attributes() {
    attributes_.clear();
    for (;;) {
        const auto before = position_;
        skip_space();
        if (at(">") || at("/>")) return;
        if (position_ == before) refuse("a space is expected before an attribute");
        if (attributes_.size() == most_attributes) refuse("an element has too many attributes");
        auto& [name, value] = attributes_.emplace_back(take_name(), std::string{});
        skip_space();
        if (!at("=")) refuse("an attribute needs a value");
        ++position_;
        skip_space();
        if (!at("\"") && !at("'")) refuse("an attribute's value must be quoted");
        const char quote = document_[position_++];
        while (position_ < document_.size() && document_[position_] != quote) {
            if (document_[position_] == '<') refuse("'<' is not allowed in an attribute");
            if (document_[position_] == '&')
                take_reference(value);
            else
                value += document_[position_++];
        }
        if (position_ == document_.size()) refuse("an attribute has no end");
        ++position_;
    }
}

XmlReader::Event XmlReader::take_start() {
    if (!at("<")) refuse("an element is expected");
    if (open_.size() == deepest) refuse("elements are nested too deeply");
    element_start_ = position();
    ++position_;
    const auto name = take_name();
    take_attributes();
    name_ = without_prefix(name);
    ends_at_once_ = at("/>");
    position_ += ends_at_once_ ? 2 : 1;
    if (!ends_at_once_) open_.push_back(name);
    return Event::start;
}

XmlReader::Event XmlReader::take_end() {
    position_ += 2;
    const auto name = take_name();
    if (name != open_.back()) refuse("</" + std::string(name) + "> ends <" + std::string(open_.back()) + ">");
    skip_space();
    if (!at(">")) refuse("an end tag is wrong");
    ++position_;
    open_.pop_back();
    name_ = without_prefix(name);
    root_ended_ = open_.empty();
    return Event::end;
}

} // namespace rasoat::intake
