#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rasoat::api {

/// A request's body as a JSON object, read strictly. Every member throws http::ProblemError, 422, naming the field by
/// its JSON pointer. Members are known once they are asked for; refuse_unknown() refuses the rest.
class JsonBody {
public:
    /// Throws http::ProblemError, 400, when the bytes are not one JSON object of valid UTF-8.
    explicit JsonBody(std::string_view json);
    ~JsonBody();
    JsonBody(JsonBody&&) noexcept;
    JsonBody& operator=(JsonBody&&) noexcept;

    struct Length {
        std::size_t least = 1; ///< characters
        std::size_t most = 1000;
    };
    struct Range {
        std::int64_t least;
        std::int64_t most;
    };

    [[nodiscard]] std::string text(std::string_view key, Length length);
    [[nodiscard]] std::optional<std::string> text_if_set(std::string_view key, Length length);
    [[nodiscard]] std::int64_t integer(std::string_view key, Range range);
    /// None where it is absent or null.
    [[nodiscard]] std::optional<std::int64_t> integer_if_set(std::string_view key, Range range);
    [[nodiscard]] bool boolean_or(std::string_view key, bool otherwise);
    [[nodiscard]] std::optional<bool> boolean_if_set(std::string_view key);
    [[nodiscard]] double real(std::string_view key, double least, double most);
    [[nodiscard]] double real_or(std::string_view key, double otherwise, double least, double most);
    /// One of these words; `otherwise` where it is absent or null.
    template <class Value>
    [[nodiscard]] Value
    choice_or(std::string_view key, Value otherwise, const std::vector<std::pair<std::string_view, Value>>& choices) {
        const auto given = text_if_set(key, {0, 100});
        if (!given) return otherwise;
        std::string names;
        for (const auto& [name, value] : choices) {
            if (name == *given) return value;
            (names += names.empty() ? "" : ", ") += name;
        }
        refuse(key, "phải là một trong: " + names, "must be one of: " + names);
    }
    /// Whether the member is there, be it null.
    [[nodiscard]] bool holds(std::string_view key) const;
    /// An object within this one; none where it is absent or null.
    [[nodiscard]] std::optional<JsonBody> object_if_set(std::string_view key);
    /// The objects of a list that must be there; each names its fields by where it stands: "/items/3/seat_id".
    [[nodiscard]] std::vector<JsonBody> objects(std::string_view key, std::size_t most);
    void refuse_unknown() const;
    /// Throws http::ProblemError, 422, that names the member: "Trường "years" phải ..." / ""years" must ...".
    [[noreturn]] void refuse(std::string_view key, const std::string& vi, const std::string& en) const;

private:
    struct Document;
    explicit JsonBody(std::unique_ptr<Document> document);
    std::unique_ptr<Document> document_;
    std::vector<std::string> known_;
};

} // namespace rasoat::api
