#pragma once

#include "server/api/http/response.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rasoat::api {

/// What a handler gives back: a JSON document, a file, or nothing to show. What goes wrong is thrown.
struct Answer {
    enum class Outcome { shown, created, accepted, done, unchanged };
    Outcome outcome = Outcome::done;
    std::string document;
    std::string media_type = "application/json";
    std::vector<std::pair<std::string, std::string>> fields; ///< more header fields
    std::optional<http::FileBody> file = std::nullopt;       ///< shown in place of the document

    Answer&& with(std::string name, std::string value) && {
        fields.emplace_back(std::move(name), std::move(value));
        return std::move(*this);
    }
};

/// Here it is (200).
[[nodiscard]] inline Answer shown(std::string json) {
    return {Answer::Outcome::shown, std::move(json), "application/json", {}};
}
/// It was made, and here it is (201).
[[nodiscard]] inline Answer created(std::string json) {
    return {Answer::Outcome::created, std::move(json), "application/json", {}};
}
/// It was taken up, and this is how far it is (202).
[[nodiscard]] inline Answer accepted(std::string json) {
    return {Answer::Outcome::accepted, std::move(json), "application/json", {}};
}
/// The caller has it already, by the ETag it named (304).
[[nodiscard]] inline Answer unchanged() {
    return {Answer::Outcome::unchanged, {}, {}, {}};
}
/// It was done (204).
[[nodiscard]] inline Answer done() {
    return {};
}

} // namespace rasoat::api
