#include "agent/delivery/problem_answer.h"

#include "agent/delivery/answer_json.h"
#include "agent/delivery/back_off.h"

#include <algorithm>
#include <charconv>

namespace rasoat::delivery {

std::string words_of_problem(const Response& response) {
    std::string words = "HTTP " + std::to_string(response.status);
    if (const auto members = read_answer(response.body)) {
        for (const auto* key : {"title", "detail"})
            if (const auto text = text_member(*members, key)) words.append(": ").append(*text);
    }
    return words;
}

std::optional<Trouble> trouble_of_problem(const Response& response) {
    constexpr std::string_view folder = "/problems/";
    const auto members = read_answer(response.body);
    const auto type = members ? text_member(*members, "type") : std::nullopt;
    if (!type || !type->starts_with(folder)) return std::nullopt;
    const auto trouble = trouble_named(std::string_view(*type).substr(folder.size()));
    const bool told_by_its_type =
        trouble == Trouble::unknown_key || trouble == Trouble::revoked_key || trouble == Trouble::too_many_copies;
    return told_by_its_type ? trouble : std::nullopt;
}

std::optional<std::chrono::seconds> seconds_in(const Response& response, std::string_view header) {
    using std::chrono::seconds;
    const auto text = response.header(header);
    if (!text) return std::nullopt;
    seconds::rep value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size() || value < 0) return std::nullopt;
    return seconds(std::min<seconds::rep>(value, longest_pause.count()));
}

} // namespace rasoat::delivery
