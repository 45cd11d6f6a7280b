#include "planner/files/choice_file.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <cmath>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

namespace rasoat::planner {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

/// Where the reader stands, for messages.
struct Place {
    std::string_view file;
    std::string path;

    [[noreturn]] void refuse(std::string_view what) const {
        throw BadFile(path.empty() ? fmt::format("{}: {}", file, what) : fmt::format("{}: {}: {}", file, path, what));
    }
    [[nodiscard]] Place below(std::string_view part) const {
        return {file, path.empty() ? std::string(part) : fmt::format("{}, {}", path, part)};
    }
};

element field(const object& parent, const char* key, const Place& place) {
    element value;
    if (parent.at_key(key).get(value)) place.refuse(fmt::format("\"{}\" is missing", key));
    return value;
}

array list(const object& parent, const char* key, const Place& place) {
    array value;
    if (field(parent, key, place).get(value)) place.refuse(fmt::format("\"{}\" is not a list", key));
    return value;
}

object as_object(const element& value, const Place& place) {
    object result;
    if (value.get(result)) place.refuse("is not an object");
    return result;
}

std::string_view identity(const object& parent, const Place& place) {
    std::string_view id;
    if (field(parent, "id", place).get(id)) place.refuse("\"id\" is not a string");
    if (id.empty()) place.refuse("\"id\" is empty");
    return id;
}

/// Whole dong: an integer, or a number in floating notation that is one exactly.
Vnd money(const element& value, const Place& place) {
    std::int64_t whole = 0;
    if (!value.get(whole)) return {whole};
    double number = 0;
    if (value.is_string() || value.is_bool() || value.get(number)) place.refuse("is not a number");
    constexpr double exact = 9007199254740992.0; // 2^53: above it a double no longer holds every integer
    if (!(std::abs(number) <= exact) || number != std::trunc(number))
        place.refuse(fmt::format("{} is not a whole number of dong below 2^62", number));
    return {static_cast<std::int64_t>(number)};
}

void escape_into(fmt::memory_buffer& out, std::string_view text) {
    out.push_back('"');
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (byte < 0x20) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
}

/// JSON has no infinity; a gap that is infinite is written as null.
void number_into(fmt::memory_buffer& out, double value) {
    if (std::isfinite(value))
        fmt::format_to(std::back_inserter(out), "{}", value);
    else
        fmt::format_to(std::back_inserter(out), "null");
}

std::string_view name_of(StoppedBy stopped) {
    switch (stopped) {
    case StoppedBy::proof:
        return "proof";
    case StoppedBy::node_limit:
        return "node limit";
    case StoppedBy::deadline:
        return "time limit";
    case StoppedBy::cancellation:
        return "cancellation";
    }
    return "";
}

class ProblemReader {
public:
    explicit ProblemReader(std::string_view file) : file_{file, {}} {}

    NamedChoiceProblem read(std::string_view json) {
        simdjson::dom::parser parser;
        element root;
        if (const auto error = parser.parse(json.data(), json.size()).get(root))
            file_.refuse(fmt::format("is not JSON: {}", simdjson::error_message(error)));
        const object top = as_object(root, file_);
        std::string_view format;
        if (field(top, "format", file_).get(format) || format != "rasoat-choice/1")
            file_.refuse("\"format\" is not \"rasoat-choice/1\"");
        std::size_t at = 0;
        for (const element budget : list(top, "budgets", file_))
            read_budget(budget, at++);
        at = 0;
        for (const element seat : list(top, "seats", file_))
            read_seat(seat, at++);
        return std::move(named_);
    }

private:
    void read_budget(const element& value, std::size_t at) {
        const Place by_position = file_.below(fmt::format("budgets[{}]", at));
        const object budget = as_object(value, by_position);
        const std::string_view id = identity(budget, by_position);
        const Place place = file_.below(fmt::format("budget \"{}\"", id));
        const Vnd amount = money(field(budget, "amount", place), place.below("amount"));
        if (!budgets_.emplace(id, static_cast<std::uint32_t>(at)).second) place.refuse("this id is there twice");
        try {
            named_.problem.add_budget(amount);
        } catch (const InvalidProblem& problem) {
            place.refuse(problem.what());
        }
        named_.budget_ids.emplace_back(id);
    }

    void read_seat(const element& value, std::size_t at) {
        const Place by_position = file_.below(fmt::format("seats[{}]", at));
        const object seat = as_object(value, by_position);
        const std::string_view id = identity(seat, by_position);
        const Place place = file_.below(fmt::format("seat \"{}\"", id));
        if (!seats_.emplace(id).second) place.refuse("this id is there twice");
        named_.problem.add_seat();
        named_.seat_ids.emplace_back(id);
        const std::size_t first = named_.option_ids.size();
        std::size_t number = 0;
        for (const element option : list(seat, "options", place))
            read_option(option, place, number++, first);
    }

    void read_option(const element& value, const Place& seat, std::size_t number, std::size_t first) {
        const Place by_position = seat.below(fmt::format("options[{}]", number));
        const object option = as_object(value, by_position);
        const std::string_view id = identity(option, by_position);
        const Place place = seat.below(fmt::format("option \"{}\"", id));
        if (!is_new_option(id, first)) place.refuse("this id is there twice");
        double benefit = 0;
        const element given = field(option, "benefit", place);
        if (given.is_string() || given.is_bool() || given.get(benefit)) place.refuse("\"benefit\" is not a number");
        draws_.clear();
        for (const auto [budget, amount] : as_object(field(option, "draws", place), place.below("draws"))) {
            const auto known = budgets_.find(budget);
            if (known == budgets_.end())
                place.refuse(fmt::format("draws on budget \"{}\", which is not there", budget));
            draws_.push_back({known->second, money(amount, place.below(fmt::format("draw on \"{}\"", budget)))});
        }
        try {
            named_.problem.add_option(benefit, draws_);
        } catch (const InvalidProblem& problem) {
            place.refuse(problem.what());
        }
        named_.option_ids.emplace_back(id);
    }

    /// Seats have few options, where a plain look beats a table; a seat with many gets one.
    bool is_new_option(std::string_view id, std::size_t first) {
        constexpr std::size_t few = 32;
        const std::size_t count = named_.option_ids.size() - first;
        if (count < few) {
            for (std::size_t i = first; i < named_.option_ids.size(); ++i)
                if (named_.option_ids[i] == id) return false;
            return true;
        }
        if (count == few) {
            option_ids_.clear();
            option_ids_.insert(named_.option_ids.begin() + static_cast<std::ptrdiff_t>(first), named_.option_ids.end());
        }
        return option_ids_.emplace(id).second;
    }

    Place file_;
    NamedChoiceProblem named_;
    std::unordered_map<std::string_view, std::uint32_t> budgets_;
    std::unordered_set<std::string_view> seats_;
    std::unordered_set<std::string> option_ids_;
    std::vector<Draw> draws_;
};

} // namespace

NamedChoiceProblem read_choice_problem(std::string_view json, std::string_view file) {
    return ProblemReader(file).read(json);
}

std::string write_choice_problem(const NamedChoiceProblem& named) {
    fmt::memory_buffer out;
    const auto put = [&](std::string_view text) { out.append(text); };
    const ChoiceProblem& problem = named.problem;
    put("{\"format\": \"rasoat-choice/1\",\n \"budgets\": [");
    for (std::size_t b = 0; b < problem.budget_count(); ++b) {
        put(b == 0 ? "\n  {\"id\": " : ",\n  {\"id\": ");
        escape_into(out, named.budget_ids[b]);
        fmt::format_to(std::back_inserter(out), ", \"amount\": {}}}", problem.budget(b).amount);
    }
    put("],\n \"seats\": [");
    for (std::size_t seat = 0; seat < problem.seat_count(); ++seat) {
        put(seat == 0 ? "\n  {\"id\": " : ",\n  {\"id\": ");
        escape_into(out, named.seat_ids[seat]);
        put(", \"options\": [");
        for (std::size_t o = problem.first_option(seat); o < problem.first_option(seat + 1); ++o) {
            put(o == problem.first_option(seat) ? "\n   {\"id\": " : ",\n   {\"id\": ");
            escape_into(out, named.option_ids[o]);
            put(", \"benefit\": ");
            number_into(out, problem.benefit(o));
            put(", \"draws\": {");
            bool first = true;
            for (const Draw& draw : problem.draws(o)) {
                if (!first) put(", ");
                first = false;
                escape_into(out, named.budget_ids[draw.budget]);
                fmt::format_to(std::back_inserter(out), ": {}", draw.amount.amount);
            }
            put("}}");
        }
        put("]}");
    }
    put("]}\n");
    return fmt::to_string(out);
}

std::string write_choice_plan(const NamedChoiceProblem& named, const Choice& choice, double seconds) {
    fmt::memory_buffer out;
    const auto put = [&](std::string_view text) { out.append(text); };
    put("{\"format\": \"rasoat-choice-plan/1\",\n \"benefit\": ");
    number_into(out, choice.benefit);
    put(", \"upper_bound\": ");
    number_into(out, choice.bound);
    put(", \"gap\": ");
    number_into(out, choice.gap());
    fmt::format_to(
        std::back_inserter(out),
        ", \"proven_optimal\": {}, \"stopped_by\": \"{}\", \"seconds\": {:.3f},\n \"chosen\": {{",
        choice.proven_optimal, name_of(choice.stopped_by), seconds);
    bool first = true;
    for (std::size_t seat = 0; seat < choice.chosen.size(); ++seat) {
        if (!choice.chosen[seat]) continue;
        put(first ? "\n  " : ",\n  ");
        first = false;
        escape_into(out, named.seat_ids[seat]);
        put(": ");
        escape_into(out, named.option_ids[named.problem.first_option(seat) + *choice.chosen[seat]]);
    }
    put("},\n \"spent\": {");
    for (std::size_t b = 0; b < choice.spent.size(); ++b) {
        put(b == 0 ? "\n  " : ",\n  ");
        escape_into(out, named.budget_ids[b]);
        fmt::format_to(std::back_inserter(out), ": {}", choice.spent[b].amount);
    }
    put("},\n \"prices\": {");
    for (std::size_t b = 0; b < choice.prices.size(); ++b) {
        put(b == 0 ? "\n  " : ",\n  ");
        escape_into(out, named.budget_ids[b]);
        put(": ");
        number_into(out, choice.prices[b]);
    }
    put("}}\n");
    return fmt::to_string(out);
}

} // namespace rasoat::planner
