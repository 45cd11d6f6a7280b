#include "tests/server/api/openapi_text.h"

#include "tests/shared_data.h"

#include <algorithm>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace rasoat::tests {

namespace {

std::vector<std::string> lines() {
    std::istringstream text(file_bytes(project_path("server/api/openapi.yaml")));
    std::vector<std::string> all;
    for (std::string line; std::getline(text, line);)
        all.push_back(line);
    return all;
}

} // namespace

std::set<std::string> described_operations() {
    const std::regex path_line("  (/[^:]*):");
    const std::regex method_line("    (get|post|put|patch|delete):");
    std::set<std::string> operations;
    std::string path;
    for (const auto& line : lines()) {
        if (line == "components:") break;
        std::smatch found;
        if (std::regex_match(line, found, path_line)) {
            path = found[1];
        } else if (std::regex_match(line, found, method_line)) {
            std::string method = found[1];
            std::transform(
                method.begin(), method.end(), method.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
            operations.insert((method += " ") += path);
        }
    }
    return operations;
}

std::vector<std::string> required_members(const std::string& schema) {
    const auto all = lines();
    auto line =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.starts_with("    " + schema + ":"); });
    const std::regex list(".*required: \\[([^\\]]*)\\].*");
    for (std::smatch found; line != all.end(); ++line) {
        if (!std::regex_match(*line, found, list)) continue;
        std::vector<std::string> members;
        std::istringstream names(found[1]);
        for (std::string name; std::getline(names >> std::ws, name, ',');)
            members.push_back(name);
        std::sort(members.begin(), members.end());
        return members;
    }
    throw std::runtime_error("openapi.yaml has no required members of " + schema);
}

} // namespace rasoat::tests
