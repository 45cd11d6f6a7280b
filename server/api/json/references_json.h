#pragma once

#include "agent/report/json_writer.h"
#include "server/planning/references.h"

#include <optional>
#include <string_view>
#include <vector>

/// SeatReference, MachineReference, Finding and Remedy of openapi.yaml.
namespace rasoat::api {

void write_seat(report::JsonWriter& json, std::string_view key, const planning::SeatReference& seat);
/// As an item of the array begun last.
void write_seat_item(report::JsonWriter& json, const planning::SeatReference& seat);
void write_seat_or_null(
    report::JsonWriter& json, std::string_view key, const std::optional<planning::SeatReference>& seat);
void write_machine(report::JsonWriter& json, std::string_view key, const planning::MachineReference& machine);
void write_machine_or_null(
    report::JsonWriter& json, std::string_view key, const std::optional<planning::MachineReference>& machine);
void write_findings(report::JsonWriter& json, std::string_view key, const std::vector<planning::FindingText>& findings);
void write_remedy_or_null(
    report::JsonWriter& json, std::string_view key, const std::optional<planning::Remedy>& remedy);
void write_remedies(report::JsonWriter& json, std::string_view key, const std::vector<planning::Remedy>& remedies);

} // namespace rasoat::api
