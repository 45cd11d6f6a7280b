#pragma once

#include "agent/report/report.h"

#include <cstddef>
#include <optional>
#include <span>

/// What a disk's own counters tell of its health. Bytes as the disk answers go in; every length and content is safe.
namespace rasoat::probes {

/// What an ATA disk answers to SMART (ATA/ATAPI-7, 6.36; the attributes as SFF-8035i has them).
struct AtaSmart {
    std::span<const std::byte> values;     ///< READ DATA (D0h): 512 bytes
    std::span<const std::byte> thresholds; ///< READ THRESHOLDS (D1h): 512 bytes; empty where the disk has none
    std::optional<bool> predicts_failure;  ///< RETURN STATUS (DAh), where it was asked
};

struct DiskCondition {
    report::DiskHealth health = report::DiskHealth::good;
    report::DiskCounters counters;
    bool operator==(const DiskCondition&) const = default;
};

/// None where the values are cut short, fail their checksum or list nothing. Thresholds that do so are left out.
/// `disk` says by kind and model how its counters are to be read.
///
/// Failing: the disk says so itself, by RETURN STATUS or because a pre-failure attribute has come down to its
/// threshold (as smartctl's overall verdict).
/// Warning:
/// - hard disk: any sector reallocated (5), pending (197) or lost (198), any error reported (187). Pinheiro, Weber,
///   Barroso: Failure Trends in a Large Disk Drive Population, FAST 2007: after the first reallocation a disk was 14
///   times, after the first pending sector 16 times more likely to fail within 60 days. Backblaze (What SMART stats
///   tell us about hard drives, 2016): one of these is above zero in 76.7 % of failed and 4.2 % of working disks.
/// - solid state: 5 or more blocks reallocated, any pending sector or error. Schroeder, Lagisetty, Merchant: Flash
///   Reliability in Production, FAST 2016: a few bad blocks are usual; disks that pass 2 to 4 grow hundreds.
/// - solid state: 90 % of the rated life used up, or another attribute at its threshold (one of age, not of failure).
[[nodiscard]] std::optional<DiskCondition> ata_condition(const AtaSmart& smart, const report::Disk& disk);

/// From the SMART / Health Information log (NVMe 1.4, 5.14.1.2): 512 bytes. None where it is shorter, or all zero, as
/// some virtual disks answer.
///
/// Failing: a critical warning but the one of temperature, which passes (spare used up, unreliable, read-only, backup
/// of volatile memory failed); spare below its threshold.
/// Warning: that of temperature; any error of the medium; 90 % or more of the rated life used: a year before the end at
/// the usual ten, so that the next plan sees it.
[[nodiscard]] std::optional<DiskCondition> nvme_condition(std::span<const std::byte> health_log);

} // namespace rasoat::probes
