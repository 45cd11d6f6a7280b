#pragma once

#include <span>
#include <string_view>
#include <vector>

/// Who works in the demo district: the offices and communes of a district of 2024 and the posts in each.
namespace rasoat::demo {

/// Some posts of one kind in one unit; of several, each gets a number.
struct Posts {
    std::string_view name;
    std::string_view role; ///< of config/roles.toml
    int count = 1;
};

enum class UnitKind { office, commune };

struct UnitOutline {
    std::string_view id;
    std::string_view name;
    UnitKind kind = UnitKind::office;
    std::span<const Posts> posts;
};

/// 13 offices, then 15 communes: 420 posts. The names follow Cần Giuộc district, Long An, as it was in 2024; the posts
/// are made up.
[[nodiscard]] std::span<const UnitOutline> district_outline();

} // namespace rasoat::demo
