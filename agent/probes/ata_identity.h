#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rasoat::probes {

/// What an ATA disk says of itself in answer to IDENTIFY DEVICE (ACS-3, 7.12), as far as it is asked here.
struct AtaIdentity {
    std::string model;
    std::string serial;
    std::string firmware;
    std::optional<std::string> wwn; ///< 16 hexadecimal digits
    std::optional<bool> rotates;    ///< false: solid state
};

/// From the answer's 512 bytes themselves. None where they are fewer or name no model.
std::optional<AtaIdentity> ata_identity_in(std::string_view identify);

/// From the SCSI "ATA information" page, 89h (SAT-3, 12.4.2), in which Linux shows that answer. None where the page is
/// too short.
std::optional<AtaIdentity> ata_identity_in_page_89(std::string_view page);

/// From the SCSI T10 identifier ("t10.ATA     MODEL (40 characters) SERIAL (20)") that Linux shows for disks without a
/// WWN: the model whole, where "model" is cut at 16 characters.
std::optional<AtaIdentity> ata_identity_in_t10(std::string_view wwid);

} // namespace rasoat::probes
