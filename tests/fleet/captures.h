#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

/// Reports of real machines, made so that each played agent can be a machine of its own.
namespace rasoat::fleet {

struct CapturesError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What differs between two machines of one model, and what changes over time.
enum class Slot { device_id, host_name, uuid, serial, board_serial, disk_serial, mac, second_mac, kernel_version };

/// A report as fixed text with gaps: text, gap, text, gap, ..., text.
struct Template {
    std::vector<std::string> texts; ///< one more than gaps
    std::vector<Slot> gaps;
};

/// One template for each of the 400 captured machines of linuxhw_as_glpi.jsonl.gz: its maker, model, firmware,
/// processor and memory, within the 17 KB of a whole report of an office laptop (glpi-json/computer_1.json), whose
/// other sections the first lack. Throws CapturesError when the folder has not got them.
[[nodiscard]] std::vector<Template> read_templates(const std::filesystem::path& inventories);

/// The report of agent number `agent` at its `version`: the same numbers, the same bytes.
[[nodiscard]] std::string filled(const Template& form, std::uint64_t agent, std::uint32_t version);

[[nodiscard]] std::string device_id_of(std::uint64_t agent);
[[nodiscard]] std::string host_name_of(std::uint64_t agent);

} // namespace rasoat::fleet
