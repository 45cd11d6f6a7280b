#include "server/rules/schema.h"

#include <algorithm>
#include <stdexcept>

namespace rasoat::rules {

std::size_t Schema::place_of(std::string_view key) const {
    const auto found = std::ranges::find(fields, key, &Field::key);
    if (found == fields.end()) throw std::logic_error("no field " + std::string(key) + " in " + std::string(name));
    return static_cast<std::size_t>(found - fields.begin());
}

} // namespace rasoat::rules
