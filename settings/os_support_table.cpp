#include "settings/os_support_table.h"

#include "settings/toml_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace rasoat::settings {

namespace {

std::string lower(std::string_view text) {
    std::string lowered(text);
    for (char& c : lowered)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lowered;
}

bool word_goes_on(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/// `whole` begins with `beginning`, and what follows does not go on the same word: "22.04" begins "22.04.3 lts" but not
/// "22.041".
bool begins(std::string_view whole, std::string_view beginning) {
    return !beginning.empty() && whole.starts_with(beginning) &&
           (whole.size() == beginning.size() || !word_goes_on(whole[beginning.size()]));
}

bool matches(const OsSystem& system, const std::string& name) {
    const auto holds = [&](const std::string& phrase) { return name.find(phrase) != std::string::npos; };
    return std::none_of(system.but_not.begin(), system.but_not.end(), holds) &&
           std::any_of(system.names.begin(), system.names.end(), [&](const auto& phrases) {
               return std::all_of(phrases.begin(), phrases.end(), holds);
           });
}

/// The release with the longest version that matches: "21.3" before "21".
const OsRelease* release_of(const OsSystem& system, const std::string& version, const std::string& kernel_version) {
    const OsRelease* found = nullptr;
    for (const auto& release : system.releases) {
        const bool by_version = begins(version, lower(release.version));
        const bool by_build = begins(version, release.build) || begins(kernel_version, release.build);
        if ((by_version || by_build) && (found == nullptr || release.version.size() > found->version.size()))
            found = &release;
    }
    return found;
}

std::vector<std::string> phrases_of(const std::string& joined) {
    std::vector<std::string> phrases;
    std::string_view rest = joined;
    while (true) {
        const auto plus = rest.find('+');
        auto phrase = lower(rest.substr(0, plus));
        const auto first = phrase.find_first_not_of(' ');
        phrase = first == std::string::npos ? "" : phrase.substr(first, phrase.find_last_not_of(' ') - first + 1);
        phrases.push_back(std::move(phrase));
        if (plus == std::string_view::npos) return phrases;
        rest.remove_prefix(plus + 1);
    }
}

OsSystem system_of(const TomlReader& table) {
    OsSystem system;
    system.id = table.text("id");
    system.label = table.text("label");
    for (const auto& joined : table.texts("names"))
        system.names.push_back(phrases_of(joined));
    if (system.names.empty()) table.refuse("names", "must name at least one phrase");
    for (const auto& phrases : system.names)
        if (std::any_of(phrases.begin(), phrases.end(), [](const auto& phrase) { return phrase.empty(); }))
            table.refuse("names", "has nothing before or after a \"+\"");
    for (const auto& phrase : table.texts("but_not"))
        system.but_not.push_back(lower(phrase));
    if (const auto windows = table.integer_if_set("windows", {7, 99})) system.windows = static_cast<int>(*windows);
    system.newer_follow = table.boolean_or("newer_follow", false);
    system.support_ends = table.date_if_set("support_ends");
    system.unknown_release_ends = table.date_if_set("unknown_release_ends");
    for (const auto& row : table.tables("releases")) {
        system.releases.push_back({row.text("version"), row.text_or("build", ""), row.date_if_set("support_ends")});
        row.refuse_unknown_keys();
    }
    if (system.support_ends.has_value() == !system.releases.empty())
        table.refuse("id", fmt::format("= \"{}\" needs either support_ends or releases", system.id));
    table.refuse_unknown_keys();
    return system;
}

} // namespace

planner::OperatingSystem
OsSupportTable::support_of(std::string_view name, std::string_view version, std::string_view kernel_version) const {
    planner::OperatingSystem known;
    known.name = name;
    const auto lowered = lower(name);
    const auto system =
        std::find_if(systems_.begin(), systems_.end(), [&](const auto& one) { return matches(one, lowered); });
    if (system == systems_.end()) return known;
    known.windows = system->windows;
    known.newer_follow = system->newer_follow;
    if (system->releases.empty())
        known.support_ends = system->support_ends;
    else if (const auto* release = release_of(*system, lower(version), lower(kernel_version)))
        known.support_ends = release->support_ends;
    else
        known.support_ends = system->unknown_release_ends;
    return known;
}

OsSupportTable read_os_support(const std::filesystem::path& config) {
    const auto root = read_toml(config / "os_support.toml");
    std::vector<OsSystem> systems;
    std::set<std::string> ids;
    for (const auto& table : root.tables("system")) {
        systems.push_back(system_of(table));
        if (!ids.insert(systems.back().id).second)
            table.refuse("id", fmt::format("= \"{}\" is used twice", systems.back().id));
    }
    root.refuse_unknown_keys();
    return OsSupportTable(std::move(systems));
}

} // namespace rasoat::settings
