#include "settings/footprints_table.h"

#include "settings/toml_reader.h"

namespace rasoat::settings {

std::optional<planner::Footprints> read_footprints(const std::filesystem::path& config) {
    const auto file = config / "footprints.toml";
    if (!std::filesystem::exists(file)) return std::nullopt;
    const auto root = read_toml(file);
    const auto kilograms = [&](std::string_view key) { return planner::Kilograms{root.integer(key, {0, 1'000'000})}; };
    planner::Footprints footprints{
        kilograms("desktop"), kilograms("laptop"), kilograms("monitor"), root.text_or("source", "")};
    root.refuse_unknown_keys();
    return footprints;
}

} // namespace rasoat::settings
