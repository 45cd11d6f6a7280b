#pragma once

#include "agent/report/report_reader.h"

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rasoat::report {

/// A value of the parsed document that knows where it stands, so that whatever is wrong with it is refused by its JSON
/// pointer (RFC 6901). A node is valid as long as the document and the nodes above it.
class JsonNode {
public:
    explicit JsonNode(simdjson::dom::element document) : element_(document) {}

    /// The member `key`; none where it is missing or null. Refuses what is not an object, and a second `key` in it.
    [[nodiscard]] std::optional<JsonNode> member(std::string_view key) const;

    /// Calls `visit(item)` for each item of an array of at most `most` objects.
    template <class Visit>
    void each_object(std::size_t most, Visit visit) const {
        const auto items = array(most);
        std::size_t index = 0;
        for (const auto item : items) {
            const JsonNode node(item, this, index++);
            if (!item.is_object()) node.refuse("an object");
            visit(node);
        }
    }

    /// Calls `visit(item)` for each item of an array of at most `most` items.
    template <class Visit>
    void each_item(std::size_t most, Visit visit) const {
        const auto items = array(most);
        std::size_t index = 0;
        for (const auto item : items)
            visit(JsonNode(item, this, index++));
    }

    /// The items of an array of at most `most`.
    [[nodiscard]] std::size_t size(std::size_t most) const;

    /// A text, or a number as text. Refuses NULs and texts over the limit.
    [[nodiscard]] std::string text() const;

    /// A whole number from 0 to `most`, also written as a text ("8192") or with a zero fraction; none for an empty
    /// text.
    [[nodiscard]] std::optional<std::uint64_t> number(std::uint64_t most) const;

    /// true or false, also as 0 or 1 or in quotes, as some agents write it.
    [[nodiscard]] bool boolean() const;

    [[noreturn]] void refuse(const std::string& expected) const;

private:
    JsonNode(simdjson::dom::element element, const JsonNode* parent, std::string_view key)
        : element_(element), parent_(parent), key_(key) {}
    JsonNode(simdjson::dom::element element, const JsonNode* parent, std::size_t index)
        : element_(element), parent_(parent), index_(index) {}
    [[nodiscard]] simdjson::dom::array array(std::size_t most) const;
    [[nodiscard]] std::string pointer() const;

    simdjson::dom::element element_;
    const JsonNode* parent_ = nullptr;
    std::string_view key_;
    std::size_t index_ = 0;
};

} // namespace rasoat::report
