#include "tests/server/api/demo_server.h"

#include "tests/server/api/openapi_text.h"

#include <algorithm>

namespace rasoat::tests {

bool has_all_of(const Json& json, const char* pointer, const std::string& schema) {
    auto present = json.keys(pointer);
    std::sort(present.begin(), present.end());
    const auto required = required_members(schema);
    return std::includes(present.begin(), present.end(), required.begin(), required.end());
}

std::string text_in(simdjson::dom::element object, const char* key) {
    return std::string(std::string_view(object[key].get_string()));
}

} // namespace rasoat::tests
