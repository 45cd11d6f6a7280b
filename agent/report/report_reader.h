#pragma once

#include "agent/report/report.h"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rasoat::report {

/// Why a document is not taken as a report. `what()` is "<pointer>: expected <expected>".
class ReportRefused : public std::runtime_error {
public:
    ReportRefused(std::string pointer, std::string expected);
    /// The JSON pointer (RFC 6901) of the field at fault, as "/content/memories/3/capacity"; empty: the whole document.
    [[nodiscard]] const std::string& pointer() const noexcept { return pointer_; }
    /// What would have been right: "a whole number from 0 to 1048576".
    [[nodiscard]] const std::string& expected() const noexcept { return expected_; }

private:
    std::string pointer_;
    std::string expected_;
};

/// Limits of what is read. Facts beyond them are taken for errors of the sender. Sections that the report has no place
/// for (software, processes, ...) are skipped, within the limits on bytes and depth.
inline constexpr std::size_t largest_report = std::size_t{16} * 1024 * 1024; ///< bytes
inline constexpr std::size_t deepest_nesting = 16;
inline constexpr std::size_t longest_text = 1024; ///< bytes
inline constexpr std::size_t most_processors = 256;
inline constexpr std::size_t most_memory_slots = 256;
inline constexpr std::size_t most_disks = 512;
inline constexpr std::size_t most_volumes = 1024;
inline constexpr std::size_t most_gpus = 64;
inline constexpr std::size_t most_monitors = 64;
inline constexpr std::size_t most_network_adapters = 2048;
inline constexpr std::size_t most_addresses = 256; ///< of one adapter and one family
inline constexpr std::size_t most_batteries = 32;
inline constexpr std::size_t most_antivirus = 32;
inline constexpr std::size_t most_printers = 512;
inline constexpr std::size_t most_failures = 64;
inline constexpr std::uint64_t largest_module = 1'048'576;           ///< MiB: 1 TiB in one slot
inline constexpr std::uint64_t largest_memory = 64 * largest_module; ///< MiB, of a machine, installed or claimed
inline constexpr std::uint64_t largest_disk = 1'000'000'000;         ///< MB (1 PB); of a volume in MiB
inline constexpr std::uint64_t most_cores = 4096;                    ///< of one processor; threads too
inline constexpr std::uint64_t highest_speed = 100'000;              ///< MHz, MT/s
inline constexpr std::uint64_t highest_link_speed = 10'000'000;      ///< Mbit/s
inline constexpr std::uint64_t largest_processor_number = 65'535;    ///< family, model, stepping
inline constexpr std::uint64_t largest_screen = 100'000;             ///< mm, pixels
inline constexpr std::uint64_t largest_battery = 1'000'000'000;      ///< mWh; 10^6 mV

inline constexpr std::uint64_t largest_counter = 1'000'000'000'000; ///< of a disk
inline constexpr std::uint64_t most_wear = 255;                     ///< per cent; NVMe counts no further
inline constexpr std::size_t most_strain_days = 62;                 ///< as many as an agent keeps
inline constexpr std::uint64_t minutes_of_a_day = 1440;
inline constexpr std::uint64_t longest_boot = 86'400;      ///< seconds
inline constexpr std::uint64_t highest_score = 10'000'000; ///< of a benchmark

/// The report in a document of GLPI's inventory format, by our agent or by another. Throws ReportRefused, and nothing
/// else, for whatever is not one: not JSON, broken UTF-8, too deep, a wrong type, a member twice, a NUL, an absurd
/// value, another kind of device than a computer.
///
/// From other agents much is forgiven, because they really send it: missing sections, numbers as texts, zeros and
/// placeholders for what is not known (absent here), unreadable dates and unknown words (absent). What `content.rasoat`
/// would tell is then derived where it is certain: the kind of machine from its chassis, NVMe from a disk's name, SSD
/// from its model, soldered memory from its form; interfaces listed once for each address become one adapter; memory is
/// the sum of the modules, or what the system sees where no module is listed.
///
/// With `content.rasoat` all is taken as it is written: read_report(to_json(report)) == report for every report within
/// the limits whose texts are neither empty nor hold NULs.
[[nodiscard]] Report read_report(std::string_view json);

} // namespace rasoat::report
