#pragma once

#include "agent/report/report.h"

#include <vector>

namespace rasoat::probes {

/// Adds to each volume how far BitLocker protects it, as it stands on the disk. Throws AccessDenied where disks may not
/// be read, which only administrators may.
void tell_encryption(std::vector<report::Volume>& volumes);

} // namespace rasoat::probes
