#include "server/api/json_body.h"

#include "server/api/http/problem.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

namespace rasoat::api {

namespace {

/// Characters, not bytes: continuation bytes of UTF-8 do not count.
std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

/// An object with where it stands, and the parser that holds what it refers to.
struct JsonBody::Document {
    std::shared_ptr<simdjson::dom::parser> parser;
    simdjson::dom::object object;
    std::string pointer; ///< empty: the whole body
};

void JsonBody::refuse(std::string_view key, const std::string& vi, const std::string& en) const {
    throw http::ProblemError(http::invalid_value(
        fmt::format("{}/{}", document_->pointer, key),
        {fmt::format("Trường \"{}\" {}.", key, vi), fmt::format("\"{}\" {}.", key, en)}));
}

JsonBody::JsonBody(std::unique_ptr<Document> document) : document_(std::move(document)) {}

JsonBody::JsonBody(std::string_view json) : document_(std::make_unique<Document>()) {
    document_->parser = std::make_shared<simdjson::dom::parser>();
    const auto failed = document_->parser->parse(json.data(), json.size()).get_object().get(document_->object);
    if (failed)
        throw http::ProblemError(http::bad_request(
            {"Nội dung phải là một đối tượng JSON hợp lệ (UTF-8).",
             "The body must be one valid JSON object (UTF-8)."}));
}

JsonBody::~JsonBody() = default;
JsonBody::JsonBody(JsonBody&&) noexcept = default;
JsonBody& JsonBody::operator=(JsonBody&&) noexcept = default;

std::optional<std::string> JsonBody::text_if_set(std::string_view key, Length length) {
    known_.emplace_back(key);
    simdjson::dom::element element;
    if (document_->object.at_key(key).get(element) || element.is_null()) return std::nullopt;
    std::string_view text;
    if (element.get_string().get(text)) refuse(key, "phải là một chuỗi", "must be a string");
    if (const auto count = characters(text); count < length.least || count > length.most)
        refuse(
            key, fmt::format("phải có từ {} đến {} ký tự", length.least, length.most),
            fmt::format("must have {} to {} characters", length.least, length.most));
    if (text.find('\0') != std::string_view::npos) refuse(key, "không được chứa ký tự NUL", "must not hold a NUL");
    return std::string(text);
}

std::string JsonBody::text(std::string_view key, Length length) {
    auto value = text_if_set(key, length);
    if (!value) refuse(key, "là bắt buộc", "is required");
    return *std::move(value);
}

std::optional<std::int64_t> JsonBody::integer_if_set(std::string_view key, Range range) {
    known_.emplace_back(key);
    simdjson::dom::element element;
    if (document_->object.at_key(key).get(element) || element.is_null()) return std::nullopt;
    std::int64_t value = 0;
    if (element.get_int64().get(value) || value < range.least || value > range.most)
        refuse(
            key, fmt::format("phải là số nguyên từ {} đến {}", range.least, range.most),
            fmt::format("must be a whole number from {} to {}", range.least, range.most));
    return value;
}

std::int64_t JsonBody::integer(std::string_view key, Range range) {
    const auto value = integer_if_set(key, range);
    if (!value) refuse(key, "là bắt buộc", "is required");
    return *value;
}

bool JsonBody::boolean_or(std::string_view key, bool otherwise) {
    known_.emplace_back(key);
    simdjson::dom::element element;
    if (document_->object.at_key(key).get(element)) return otherwise;
    bool value = otherwise;
    if (element.get_bool().get(value)) refuse(key, "phải là true hoặc false", "must be true or false");
    return value;
}

std::optional<bool> JsonBody::boolean_if_set(std::string_view key) {
    known_.emplace_back(key);
    simdjson::dom::element element;
    if (document_->object.at_key(key).get(element) || element.is_null()) return std::nullopt;
    bool value = false;
    if (element.get_bool().get(value)) refuse(key, "phải là true hoặc false", "must be true or false");
    return value;
}

double JsonBody::real(std::string_view key, double least, double most) {
    simdjson::dom::element element;
    if (document_->object.at_key(key).get(element) || element.is_null()) refuse(key, "là bắt buộc", "is required");
    return real_or(key, least, least, most);
}

double JsonBody::real_or(std::string_view key, double otherwise, double least, double most) {
    known_.emplace_back(key);
    simdjson::dom::element element;
    if (document_->object.at_key(key).get(element) || element.is_null()) return otherwise;
    double value = otherwise;
    if (element.get_double().get(value) || !(value >= least && value <= most))
        refuse(
            key, fmt::format("phải là số từ {} đến {}", least, most),
            fmt::format("must be a number from {} to {}", least, most));
    return value;
}

bool JsonBody::holds(std::string_view key) const {
    simdjson::dom::element element;
    return document_->object.at_key(key).get(element) == simdjson::SUCCESS;
}

std::optional<JsonBody> JsonBody::object_if_set(std::string_view key) {
    known_.emplace_back(key);
    simdjson::dom::element element;
    if (document_->object.at_key(key).get(element) || element.is_null()) return std::nullopt;
    auto document = std::make_unique<Document>();
    document->parser = document_->parser;
    document->pointer = fmt::format("{}/{}", document_->pointer, key);
    if (element.get_object().get(document->object)) refuse(key, "phải là một đối tượng", "must be an object");
    return JsonBody(std::move(document));
}

std::vector<JsonBody> JsonBody::objects(std::string_view key, std::size_t most) {
    known_.emplace_back(key);
    simdjson::dom::array array;
    if (document_->object.at_key(key).get_array().get(array) || array.size() > most)
        refuse(
            key, fmt::format("phải là danh sách tối đa {} mục", most),
            fmt::format("must be a list of {} items at the most", most));
    std::vector<JsonBody> bodies;
    for (const simdjson::dom::element item : array) {
        auto document = std::make_unique<Document>();
        document->parser = document_->parser;
        document->pointer = fmt::format("{}/{}/{}", document_->pointer, key, bodies.size());
        if (item.get_object().get(document->object))
            refuse(fmt::format("{}/{}", key, bodies.size()), "phải là một đối tượng", "must be an object");
        bodies.push_back(JsonBody(std::move(document)));
    }
    return bodies;
}

void JsonBody::refuse_unknown() const {
    for (const auto& member : document_->object)
        if (std::find(known_.begin(), known_.end(), member.key) == known_.end())
            refuse(member.key, "không được biết đến", "is not known here");
}

} // namespace rasoat::api
