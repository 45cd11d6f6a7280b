#pragma once

#include <set>
#include <string>
#include <vector>

namespace rasoat::tests {

/// "GET /api/v1/units" for every operation of server/api/openapi.yaml.
[[nodiscard]] std::set<std::string> described_operations();

/// The `required` members of a schema of openapi.yaml, sorted.
[[nodiscard]] std::vector<std::string> required_members(const std::string& schema);

} // namespace rasoat::tests
