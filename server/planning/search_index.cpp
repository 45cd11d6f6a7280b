#include "server/planning/search_index.h"

#include "server/planning/search_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rasoat::planning {
namespace {

constexpr std::size_t most_marked = 64;

bool holds(std::string_view text, const std::string& word) {
    return text.find(word) != std::string_view::npos;
}

} // namespace

SearchIndex::TextNumber SearchIndex::number_of(std::string_view text) {
    auto words = folded(text);
    const auto known = numbers_.find(words);
    if (known != numbers_.end()) return known->second;
    const auto number = static_cast<TextNumber>(texts_.size());
    texts_.push_back(words);
    numbers_.emplace(std::move(words), number);
    return number;
}

void SearchIndex::clear() {
    *this = {};
}

WordSearch::WordSearch(const SearchIndex& index, std::string_view query) : index_(index), words_(search_words(query)) {
    std::ranges::sort(words_);
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
    if (words_.empty()) return;
    const auto marked = std::min(words_.size(), most_marked);
    marked_ = ~std::uint64_t{0} >> (most_marked - marked);
    marks_.resize(index.texts());
    for (SearchIndex::TextNumber text = 0; text < marks_.size(); ++text)
        for (std::size_t word = 0; word < marked; ++word)
            if (holds(index.text(text), words_[word])) marks_[text] |= std::uint64_t{1} << word;
}

bool WordSearch::found_at(const Place& place) const {
    if (words_.empty()) return true;
    std::array<SearchIndex::TextNumber, 5> shared{};
    std::size_t count = 0;
    std::string_view of_machine;
    std::string_view of_seat;
    if (place.machine) {
        const auto& words = index_.machines[*place.machine];
        of_machine = words.own;
        for (const auto text : {words.model, words.processor, words.system})
            shared.at(count++) = text;
    }
    if (place.seat) of_seat = index_.seats[*place.seat];
    if (place.unit) shared.at(count++) = index_.units[*place.unit];
    if (place.role) shared.at(count++) = index_.roles[*place.role];
    std::uint64_t found = 0;
    for (std::size_t at = 0; at < count; ++at)
        found |= marks_[shared.at(at)];
    for (std::size_t word = 0; word < words_.size(); ++word) {
        if (word < most_marked && (found >> word & 1U) != 0) continue;
        if (holds(of_machine, words_[word]) || holds(of_seat, words_[word])) continue;
        // A query of more words than there are marks looks through the shared texts as well.
        const auto unmarked =
            word >= most_marked && std::any_of(shared.begin(), shared.begin() + count, [&](auto text) {
                return holds(index_.text(text), words_[word]);
            });
        if (!unmarked) return false;
    }
    return true;
}

} // namespace rasoat::planning
