#include "agent/report/report_json.h"
#include "tests/agent/report/random_report.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>
#include <simdjson.h>

#include <set>
#include <sstream>

using namespace rasoat;

namespace {

using Fields = std::set<std::string>;

/// The path of every value in there: "content.cpus[].name".
void collect(simdjson::dom::element value, const std::string& path, Fields& fields) {
    if (value.is_object()) {
        for (const auto& [key, member] : simdjson::dom::object(value))
            collect(member, path.empty() ? std::string(key) : path + '.' + std::string(key), fields);
    } else if (value.is_array()) {
        for (const auto item : simdjson::dom::array(value))
            collect(item, path + "[]", fields);
    } else {
        fields.insert(path);
    }
}

Fields fields_sent() {
    constexpr std::uint64_t enough = 400; // each fact is there in about half of them
    Fields fields;
    simdjson::dom::parser parser;
    for (std::uint64_t seed = 0; seed < enough; ++seed) {
        const simdjson::padded_string json(report::to_json(tests::random_report(seed)));
        collect(parser.parse(json).value(), "", fields);
    }
    return fields;
}

/// What stands between backquotes in the first column of PRIVACY.md's tables.
Fields fields_documented() {
    Fields fields;
    std::istringstream lines(tests::file_bytes(tests::project_path("agent/PRIVACY.md")));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| `")) continue;
        std::istringstream words(line.substr(1, line.find('|', 1) - 1));
        for (std::string word; words >> word;)
            fields.insert(word.substr(1, word.size() - 2));
    }
    return fields;
}

std::string difference(const Fields& some, const Fields& others) {
    std::string text;
    for (const auto& field : some)
        if (!others.contains(field)) text += field + '\n';
    return text;
}

} // namespace

TEST_CASE("every field that a report can hold is explained in PRIVACY.md, and no other", "[privacy]") {
    const auto sent = fields_sent();
    const auto documented = fields_documented();
    CHECK(difference(sent, documented).empty());
    CHECK(difference(documented, sent).empty());
    CHECK(sent.size() > 150);
}

TEST_CASE("nothing goes out by the names under which others report people and programs", "[privacy]") {
    // GLPI's inventory format has a place for each of these.
    const Fields of_people{"users",    "user",       "userid",    "username",  "lastloggeduser", "datelastloggeduser",
                           "winowner", "wincompany", "processes", "softwares", "local_users",    "local_groups"};
    for (const auto& field : fields_sent()) {
        const auto name = field.substr(field.find_last_of('.') + 1);
        INFO(field);
        CHECK_FALSE(of_people.contains(name.substr(0, name.find('['))));
    }
}
