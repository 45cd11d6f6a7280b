#include "settings/toml_reader.h"

#include "settings/file_text.h"
#include "settings/nearest_name.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include <algorithm>

namespace rasoat::settings {

namespace {

/// A parsed file, kept alive by every reader of one of its tables.
struct Document {
    toml::table root;
    std::string file;
};

std::string shown(const toml::node& node) {
    if (const auto* text = node.as_string()) return fmt::format("\"{}\"", text->get());
    if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
    if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
    if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
    if (node.is_array()) return "a list";
    if (node.is_table()) return "a table";
    return "a date or time";
}

std::string bounds(IntegerRange range) {
    if (range.most == IntegerRange{}.most)
        return range.least == IntegerRange{}.least ? "any" : fmt::format("{} or more", range.least);
    return fmt::format("{} to {}", range.least, range.most);
}

std::string bounds(RealRange range) {
    if (range.most == RealRange{}.most)
        return range.least == RealRange{}.least ? "any" : fmt::format("{} or more", range.least);
    return fmt::format("{} to {}", range.least, range.most);
}

} // namespace

struct TomlReader::Source {
    std::shared_ptr<const Document> document;
    const toml::table* table = nullptr;
    std::string name; ///< "" for the root, else as written between the brackets
    std::vector<std::string> known;

    const toml::node* find(std::string_view key) {
        if (std::find(known.begin(), known.end(), key) == known.end()) known.emplace_back(key);
        return table->get(key);
    }
    std::uint32_t line() const { return table->source().begin.line; }
    const toml::node& require(std::string_view key) {
        const auto* node = find(key);
        if (node == nullptr)
            throw SettingsError(
                document->file, line(),
                name.empty() ? fmt::format("the key {} is missing", key)
                             : fmt::format("[{}] lacks the key {}", name, key));
        return *node;
    }
    [[noreturn]] void refuse(const toml::node& node, std::string_view what) const {
        throw SettingsError(document->file, node.source().begin.line, what);
    }
    [[noreturn]] void mistyped(std::string_view key, const toml::node& node, std::string_view wanted) const {
        refuse(node, fmt::format("{} = {} is not {}", key, shown(node), wanted));
    }
    std::shared_ptr<Source> below(std::string_view key, const toml::table& inner) const {
        auto whole = name.empty() ? std::string(key) : fmt::format("{}.{}", name, key);
        return std::make_shared<Source>(Source{document, &inner, std::move(whole), {}});
    }

    std::int64_t integer(std::string_view key, const toml::node& node, IntegerRange range) const {
        const auto* number = node.as_integer();
        if (number == nullptr) mistyped(key, node, fmt::format("a whole number ({})", bounds(range)));
        if (number->get() < range.least || number->get() > range.most)
            refuse(node, fmt::format("{} = {} is out of range ({})", key, number->get(), bounds(range)));
        return number->get();
    }
    double real(std::string_view key, const toml::node& node, RealRange range) const {
        if (!node.is_integer() && !node.is_floating_point())
            mistyped(key, node, fmt::format("a number ({})", bounds(range)));
        const double number = *node.value<double>();
        // Written so that "nan" is refused too.
        if (!(number >= range.least && number <= range.most))
            refuse(node, fmt::format("{} = {} is out of range ({})", key, number, bounds(range)));
        return number;
    }
    bool boolean(std::string_view key, const toml::node& node) const {
        const auto* flag = node.as_boolean();
        if (flag == nullptr) mistyped(key, node, "true or false");
        return flag->get();
    }
    std::string text(std::string_view key, const toml::node& node) const {
        const auto* text = node.as_string();
        if (text == nullptr) mistyped(key, node, "a text in quotes");
        return text->get();
    }
    std::chrono::sys_days date(std::string_view key, const toml::node& node) const {
        const auto* date = node.as_date();
        if (date == nullptr) mistyped(key, node, "a date (year-month-day without quotes, like 2025-07-01)");
        return std::chrono::year{date->get().year} / date->get().month / date->get().day;
    }
    const toml::array& array(std::string_view key, const toml::node& node, std::string_view wanted) const {
        const auto* list = node.as_array();
        if (list == nullptr) mistyped(key, node, wanted);
        return *list;
    }
};

std::int64_t TomlReader::integer(std::string_view key, IntegerRange range) const {
    return source_->integer(key, source_->require(key), range);
}

std::int64_t TomlReader::integer_or(std::string_view key, std::int64_t otherwise, IntegerRange range) const {
    return integer_if_set(key, range).value_or(otherwise);
}

std::optional<std::int64_t> TomlReader::integer_if_set(std::string_view key, IntegerRange range) const {
    const auto* node = source_->find(key);
    return node == nullptr ? std::nullopt : std::optional(source_->integer(key, *node, range));
}

double TomlReader::real(std::string_view key, RealRange range) const {
    return source_->real(key, source_->require(key), range);
}

double TomlReader::real_or(std::string_view key, double otherwise, RealRange range) const {
    return real_if_set(key, range).value_or(otherwise);
}

std::optional<double> TomlReader::real_if_set(std::string_view key, RealRange range) const {
    const auto* node = source_->find(key);
    return node == nullptr ? std::nullopt : std::optional(source_->real(key, *node, range));
}

bool TomlReader::boolean(std::string_view key) const {
    return source_->boolean(key, source_->require(key));
}

bool TomlReader::boolean_or(std::string_view key, bool otherwise) const {
    const auto* node = source_->find(key);
    return node == nullptr ? otherwise : source_->boolean(key, *node);
}

std::string TomlReader::text(std::string_view key) const {
    const auto& node = source_->require(key);
    auto text = source_->text(key, node);
    if (text.empty()) source_->refuse(node, fmt::format("{} = \"\" is empty", key));
    return text;
}

std::string TomlReader::text_or(std::string_view key, std::string otherwise) const {
    return text_if_set(key).value_or(std::move(otherwise));
}

std::optional<std::string> TomlReader::text_if_set(std::string_view key) const {
    const auto* node = source_->find(key);
    if (node == nullptr) return std::nullopt;
    auto text = source_->text(key, *node);
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::chrono::sys_days TomlReader::date(std::string_view key) const {
    return source_->date(key, source_->require(key));
}

std::optional<std::chrono::sys_days> TomlReader::date_if_set(std::string_view key) const {
    const auto* node = source_->find(key);
    return node == nullptr ? std::nullopt : std::optional(source_->date(key, *node));
}

std::vector<std::string> TomlReader::texts(std::string_view key) const {
    std::vector<std::string> texts;
    const auto* node = source_->find(key);
    if (node == nullptr) return texts;
    for (const auto& item : source_->array(key, *node, "a list of texts")) {
        texts.push_back(source_->text(key, item));
        if (texts.back().empty()) source_->refuse(item, fmt::format("{} holds an empty text", key));
    }
    return texts;
}

std::vector<std::int64_t> TomlReader::integers(std::string_view key, IntegerRange range) const {
    std::vector<std::int64_t> numbers;
    const auto* node = source_->find(key);
    if (node == nullptr) return numbers;
    for (const auto& item : source_->array(key, *node, "a list of whole numbers"))
        numbers.push_back(source_->integer(key, item, range));
    return numbers;
}

TomlReader TomlReader::table(std::string_view key) const {
    const auto& node = source_->require(key);
    const auto* inner = node.as_table();
    if (inner == nullptr) source_->mistyped(key, node, fmt::format("a table ([{}])", key));
    return TomlReader(source_->below(key, *inner));
}

std::optional<TomlReader> TomlReader::table_if_set(std::string_view key) const {
    return source_->find(key) == nullptr ? std::nullopt : std::optional(table(key));
}

std::vector<TomlReader> TomlReader::tables(std::string_view key) const {
    std::vector<TomlReader> tables;
    const auto* node = source_->find(key);
    if (node == nullptr) return tables;
    const auto wanted = fmt::format("a list of tables ([[{}]])", key);
    for (const auto& item : source_->array(key, *node, wanted)) {
        const auto* inner = item.as_table();
        if (inner == nullptr) source_->mistyped(key, item, wanted);
        tables.push_back(TomlReader(source_->below(key, *inner)));
    }
    return tables;
}

std::vector<std::pair<std::string, TomlReader>> TomlReader::named_tables(std::string_view key) const {
    std::vector<std::pair<std::string, TomlReader>> tables;
    const auto outer = table_if_set(key);
    if (!outer) return tables;
    for (const auto& [name, node] : *outer->source_->table)
        tables.emplace_back(name.str(), outer->table(name.str()));
    // toml++ sorts keys by name; a person's order is the file's.
    std::stable_sort(
        tables.begin(), tables.end(), [](const auto& a, const auto& b) { return a.second.line() < b.second.line(); });
    return tables;
}

bool TomlReader::has(std::string_view key) const {
    return source_->find(key) != nullptr;
}

void TomlReader::refuse_unknown_keys() const {
    for (const auto& [key, node] : *source_->table) {
        const auto& known = source_->known;
        if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
        const auto nearest = nearest_name(key.str(), known);
        throw SettingsError(
            file(), key.source().begin.line,
            fmt::format(
                "{} is not a known key{}; known here: {}", key.str(),
                nearest ? fmt::format(", did you mean {}?", *nearest) : "", fmt::join(known, ", ")));
    }
}

void TomlReader::refuse(std::string_view key, std::string_view reason) const {
    const auto* node = source_->table->get(key);
    throw SettingsError(
        file(), node == nullptr ? line() : node->source().begin.line, fmt::format("{} {}", key, reason));
}

const std::string& TomlReader::file() const {
    return source_->document->file;
}

std::uint32_t TomlReader::line() const {
    return source_->line();
}

std::size_t
TomlReader::position_of(std::string_view key, std::string_view named, std::span<const std::string> names) const {
    const auto found = std::find(names.begin(), names.end(), named);
    if (found == names.end()) {
        const auto nearest = nearest_name(named, names);
        refuse(
            key, fmt::format(
                     "= \"{}\" is not one of {}{}", named, fmt::join(names, ", "),
                     nearest ? fmt::format("; did you mean {}?", *nearest) : ""));
    }
    return static_cast<std::size_t>(found - names.begin());
}

TomlReader parse_toml(std::string_view text, std::string_view file) {
    try {
        auto document = std::make_shared<const Document>(Document{toml::parse(text), std::string(file)});
        const auto* root = &document->root;
        return TomlReader(std::make_shared<TomlReader::Source>(TomlReader::Source{std::move(document), root, "", {}}));
    } catch (const toml::parse_error& error) {
        throw SettingsError(file, error.source().begin.line, fmt::format("is not valid TOML: {}", error.description()));
    }
}

TomlReader read_toml(const std::filesystem::path& path) {
    return parse_toml(file_text(path), path.generic_string());
}

} // namespace rasoat::settings
