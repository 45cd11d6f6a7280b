#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rasoat::planning {

/// What a search looks through. Most of the words of a hundred thousand machines are the same few (models, processors,
/// systems, units, roles): each such text is kept once and looked at once a search, and a machine or seat bears its
/// number. Beside them each has a short text of its own.
class SearchIndex {
public:
    using TextNumber = std::uint32_t;

    struct MachineWords {
        std::string own; ///< folded: its host name
        TextNumber model = 0;
        TextNumber processor = 0;
        TextNumber system = 0;
        bool operator==(const MachineWords&) const = default;
    };

    /// The number of the text, which need not be folded.
    [[nodiscard]] TextNumber number_of(std::string_view text);
    [[nodiscard]] const std::string& text(TextNumber number) const { return texts_[number]; }
    [[nodiscard]] std::size_t texts() const { return texts_.size(); }
    void clear();

    std::vector<TextNumber> units;      ///< for each unit: its name
    std::vector<TextNumber> roles;      ///< for each role: its names
    std::vector<MachineWords> machines; ///< for each machine
    std::vector<std::string> seats;     ///< for each seat, folded: its code and name

private:
    std::vector<std::string> texts_; ///< folded
    std::unordered_map<std::string, TextNumber> numbers_;
};

/// The words of one query, ready to be looked for in many places. A word never goes over two texts.
class WordSearch {
public:
    WordSearch(const SearchIndex& index, std::string_view query);

    /// Whether there is nothing to look for: every place has it all.
    [[nodiscard]] bool empty() const { return words_.empty(); }

    /// Where the words are looked for; what is absent there has none.
    struct Place {
        std::optional<std::uint32_t> machine;
        std::optional<std::uint32_t> seat;
        std::optional<std::uint32_t> unit;
        std::optional<std::uint32_t> role;
    };
    /// Whether every word occurs.
    [[nodiscard]] bool found_at(const Place& place) const;

private:
    const SearchIndex& index_;
    std::vector<std::string> words_;
    std::uint64_t marked_ = 0;         ///< one bit for each of the first 64 words
    std::vector<std::uint64_t> marks_; ///< for each text of the index: which of these occur in it
};

} // namespace rasoat::planning
