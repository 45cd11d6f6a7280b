#include "agent/probes/identity.h"

#include <array>
#include <string_view>

namespace rasoat::probes {
namespace {

/// 7.2.1: from 2.6 on the first three groups are little-endian. All zeros or all ones mean that there is none.
std::optional<std::string> uuid_text(const SmbiosStructure& system, std::optional<SmbiosVersion> version) {
    constexpr std::size_t offset = 0x08;
    constexpr std::size_t size = 16;
    if (system.area.size() < offset + size) return std::nullopt;
    constexpr std::array<std::size_t, size> swapped = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    const bool little_endian = !version || *version >= SmbiosVersion{2, 6};
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    bool all_zero = true;
    bool all_ones = true;
    for (std::size_t i = 0; i < size; ++i) {
        const auto byte = system.area[offset + (little_endian ? swapped.at(i) : i)];
        all_zero = all_zero && byte == 0;
        all_ones = all_ones && byte == 0xFF;
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += digits[byte >> 4U];
        text += digits[byte & 0x0FU];
    }
    if (all_zero || all_ones) return std::nullopt;
    return text;
}

/// The board that carries the machine: servers list risers and planars too, so the first that says "motherboard"
/// (7.3.1, 0x0A), else the first.
const SmbiosStructure* main_board(const SmbiosTables& tables) {
    constexpr std::uint8_t motherboard = 0x0A;
    for (const auto* board : tables.all(smbios_type::baseboard)) {
        if (board->byte(0x0D) == motherboard) return board;
    }
    return tables.first(smbios_type::baseboard);
}

} // namespace

FirmwareIdentity identity_in(const SmbiosTables& tables) {
    FirmwareIdentity identity;
    if (const auto* firmware = tables.first(smbios_type::firmware)) {
        identity.firmware_maker = firmware->text(0x04);
        identity.firmware_version = firmware->text(0x05);
        identity.firmware_date = firmware->text(0x08);
        if (const auto features = firmware->byte(0x13)) { // 7.1.2.2
            identity.supports_uefi = (*features & 0x08U) != 0;
            identity.says_virtual_machine = (*features & 0x10U) != 0;
        }
    }
    if (const auto* system = tables.first(smbios_type::system)) {
        identity.maker = system->text(0x04);
        identity.product = system->text(0x05);
        identity.version = system->text(0x06);
        identity.serial = system->text(0x07);
        identity.uuid = uuid_text(*system, tables.version());
        identity.sku = system->text(0x19);
    }
    if (const auto* board = main_board(tables)) {
        identity.board_maker = board->text(0x04);
        identity.board_product = board->text(0x05);
        identity.board_version = board->text(0x06);
        identity.board_serial = board->text(0x07);
    }
    if (const auto* chassis = tables.first(smbios_type::chassis)) {
        identity.chassis_serial = chassis->text(0x07);
        identity.asset_tag = chassis->text(0x08);
        if (const auto type = chassis->byte(0x05)) {
            identity.chassis_type = static_cast<std::uint8_t>(*type & 0x7FU); // bit 7: a lock is present
        }
    }
    return identity;
}

} // namespace rasoat::probes
