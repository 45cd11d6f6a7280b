#pragma once

#include "agent/report/report.h"
#include "planner/model/text.h"

#include <optional>
#include <string>
#include <vector>

/// How the parts of a machine are written in its history and on its page.
namespace rasoat::inventory {

/// "8 GB", "512 MB".
[[nodiscard]] std::string text_of(report::Mebibytes size);
/// "500 GB", "1 TB": as disks are sold.
[[nodiscard]] std::string text_of(report::Megabytes size);

/// "Dell Inc. OptiPlex 3020"; empty where neither is known.
[[nodiscard]] std::string maker_and_model(const report::Text& maker, const report::Text& model);

[[nodiscard]] std::string text_of(const report::Firmware& firmware);
[[nodiscard]] std::string text_of(const report::OperatingSystem& system);
/// "Intel(R) Core(TM) i5-8400 CPU @ 2.80GHz", with "2 × " before it where there are several.
[[nodiscard]] std::string text_of(const std::vector<report::Processor>& processors);
/// "4 GB + 4 GB", the modules by their size; empty where none is known.
[[nodiscard]] std::string modules_text(const report::Memory& memory);
/// "HDD 500 GB ST500DM002".
[[nodiscard]] std::string text_of(const report::Disk& disk);
[[nodiscard]] std::string text_of(const report::Gpu& gpu);
[[nodiscard]] std::string text_of(const report::Monitor& monitor);
[[nodiscard]] std::string text_of(const report::NetworkAdapter& adapter);
[[nodiscard]] std::string text_of(const report::Battery& battery);

/// Such a text as each language writes it: sizes have a decimal comma in Vietnamese, "HDD 1,8 TB", "54,3 GB".
[[nodiscard]] planner::Bilingual said(std::string text);

/// "HDD", "SSD", "NVMe".
[[nodiscard]] std::string text_of(report::DiskKind kind);

} // namespace rasoat::inventory
