#pragma once

#include "planner/choice/choice.h"
#include "planner/fitness/fitness.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/moves/moves.h"
#include "planner/options/option.h"

#include <array>
#include <string_view>
#include <utility>

/// The words that the planner's files use for its enumerations, in the order that messages list them.
namespace rasoat::planner {

template <typename Value, std::size_t Count>
using Names = std::array<std::pair<std::string_view, Value>, Count>;

inline constexpr Names<MachineKind, 2> machine_kind_names{
    {{"desktop", MachineKind::desktop}, {"laptop", MachineKind::laptop}}};
inline constexpr Names<Windows11Listing, 3> windows11_listing_names{
    {{"listed", Windows11Listing::listed},
     {"not_listed", Windows11Listing::not_listed},
     {"unclear", Windows11Listing::unclear}}};
inline constexpr Names<MemoryKind, 5> memory_kind_names{
    {{"ddr2", MemoryKind::ddr2},
     {"ddr3", MemoryKind::ddr3},
     {"ddr4", MemoryKind::ddr4},
     {"ddr5", MemoryKind::ddr5},
     {"other", MemoryKind::other}}};
inline constexpr Names<DiskKind, 3> disk_kind_names{
    {{"hdd", DiskKind::hdd}, {"ssd", DiskKind::ssd}, {"nvme", DiskKind::nvme}}};
inline constexpr Names<DiskHealth, 3> disk_health_names{
    {{"good", DiskHealth::good}, {"warning", DiskHealth::warning}, {"failing", DiskHealth::failing}}};
inline constexpr Names<SwitchState, 3> switch_state_names{
    {{"on", SwitchState::on}, {"off", SwitchState::off}, {"absent", SwitchState::absent}}};
inline constexpr Names<SpendingKind, 3> spending_kind_names{
    {{"recurrent", SpendingKind::recurrent},
     {"investment", SpendingKind::investment},
     {"project", SpendingKind::project}}};
inline constexpr Names<ItemKind, 5> item_kind_names{
    {{"desktop", ItemKind::desktop},
     {"laptop", ItemKind::laptop},
     {"parts", ItemKind::parts},
     {"licence", ItemKind::licence},
     {"moving", ItemKind::moving}}};
inline constexpr Names<FundShare::Rule, 2> share_rule_names{
    {{"at_most", FundShare::Rule::at_most}, {"kept", FundShare::Rule::kept}}};
inline constexpr Names<Lots::Scope, 2> lot_scope_names{
    {{"unit", Lots::Scope::unit}, {"organisation", Lots::Scope::organisation}}};
inline constexpr Names<Lock::Kind, 4> lock_kind_names{
    {{"must_replace", Lock::Kind::must_replace},
     {"must_upgrade", Lock::Kind::must_upgrade},
     {"must_mend", Lock::Kind::must_mend},
     {"keep", Lock::Kind::keep}}};
inline constexpr Names<CascadePool, 3> cascade_pool_names{
    {{"none", CascadePool::none}, {"unit", CascadePool::unit}, {"organisation", CascadePool::organisation}}};
inline constexpr Names<OptionKind, 4> option_kind_names{
    {{"keep", OptionKind::keep},
     {"upgrade", OptionKind::upgrade},
     {"replace", OptionKind::replace},
     {"hand_down", OptionKind::hand_down}}};
inline constexpr Names<MoveKind, 7> move_kind_names{
    {{"buy", MoveKind::buy},
     {"upgrade", MoveKind::upgrade},
     {"install", MoveKind::install},
     {"hand_down", MoveKind::hand_down},
     {"exchange", MoveKind::exchange},
     {"lend", MoveKind::lend},
     {"retire", MoveKind::retire}}};
inline constexpr Names<FirmwareSwitch, 4> firmware_switch_names{
    {{"none", FirmwareSwitch::none},
     {"tpm", FirmwareSwitch::tpm},
     {"secure_boot", FirmwareSwitch::secure_boot},
     {"uefi", FirmwareSwitch::uefi}}};
inline constexpr Names<Aspect, 12> aspect_names{
    {{"condition", Aspect::condition},
     {"memory", Aspect::memory},
     {"processor", Aspect::processor},
     {"disk_kind", Aspect::disk_kind},
     {"disk_space", Aspect::disk_space},
     {"disk_health", Aspect::disk_health},
     {"system_support", Aspect::system_support},
     {"windows11", Aspect::windows11},
     {"age", Aspect::age},
     {"battery", Aspect::battery},
     {"kind", Aspect::kind},
     {"monitors", Aspect::monitors}}};
inline constexpr Names<Verdict, 4> verdict_names{
    {{"met", Verdict::met},
     {"falls_short", Verdict::falls_short},
     {"failing", Verdict::failing},
     {"unknown", Verdict::unknown}}};
inline constexpr Names<StoppedBy, 4> stopped_by_names{
    {{"proof", StoppedBy::proof},
     {"node_limit", StoppedBy::node_limit},
     {"deadline", StoppedBy::deadline},
     {"cancellation", StoppedBy::cancellation}}};

/// The word for a value. Every value has one.
template <typename Value, std::size_t Count>
[[nodiscard]] constexpr std::string_view name_in(const Names<Value, Count>& names, Value value) {
    for (const auto& [name, named] : names)
        if (named == value) return name;
    return {};
}

} // namespace rasoat::planner
