#pragma once

#include <string>
#include <string_view>

/// Agents of other makers tell who uses a machine: accounts, who signed in last, processes with their owners. None of
/// it is needed to plan computers, so it is left out of what is kept (Decree 13/2023/NĐ-CP: collect what the purpose
/// needs).
namespace rasoat::intake {

/// The XML document without the elements that name people; the rest as it is. Throws XmlRefused.
[[nodiscard]] std::string xml_without_people(std::string_view document);

/// The JSON document without the members that name people, compact. What is no JSON comes back empty.
[[nodiscard]] std::string json_without_people(std::string_view document);

} // namespace rasoat::intake
