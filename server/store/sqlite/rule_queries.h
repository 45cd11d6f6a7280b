#pragma once

#include "server/store/rule_records.h"
#include "server/store/sqlite/connection.h"

#include <optional>
#include <string_view>
#include <vector>

/// What the store's interface asks about funds, set rules and their changes (server/store/store.h says what each
/// gives).
namespace rasoat::store {

[[nodiscard]] std::vector<Fund> select_funds(Connection& connection);
[[nodiscard]] std::optional<Fund> select_fund(Connection& connection, FundId id);
[[nodiscard]] std::vector<SetRule> select_set_rules(Connection& connection);
[[nodiscard]] std::optional<SetRule> select_set_rule(Connection& connection, RuleKind kind, std::string_view id);
[[nodiscard]] Revision select_rules_revision(Connection& connection);
[[nodiscard]] std::vector<ChangeEntry>
select_changes_of(Connection& connection, std::string_view subject, std::optional<ChangeId> before, std::size_t most);
[[nodiscard]] std::optional<ChangeEntry> select_change_entry(Connection& connection, ChangeId id);

} // namespace rasoat::store
