#include "agent/probes/bitlocker.h"
#include "tests/agent/probes/captured_machines.h"
#include "tests/agent/probes/hostile_bytes.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::VolumeEncryption;

namespace {

void put(std::string& bytes, std::size_t offset, std::uint64_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        bytes[offset + i] = static_cast<char>(value >> (8 * i) & 0xFFU);
}

/// The first sector of a volume that Windows 7 or later encrypted.
std::string first_sector() {
    std::string sector(512, '\0');
    sector.replace(0, 11, "\xEB\x58\x90-FVE-FS-");
    put(sector, 176, 0x2100000, 8);
    put(sector, 184, 0x20000000, 8);
    put(sector, 192, 0x3FF00000, 8);
    return sector;
}

constexpr std::uint16_t tpm = 0x0100;
constexpr std::uint16_t recovery_password = 0x0800;
constexpr std::uint16_t clear_key = 0x0000;

/// Metadata in a state, with a protector of each kind.
std::string metadata(std::uint16_t state, const std::vector<std::uint16_t>& protectors) {
    constexpr std::size_t entry_size = 80;
    std::string bytes(64 + 48, '\0');
    bytes.replace(0, 8, "-FVE-FS-");
    put(bytes, 8, 64, 2);
    put(bytes, 10, 2, 2);
    put(bytes, 12, state, 2);
    put(bytes, 14, state, 2);
    put(bytes, 64, 48 + protectors.size() * entry_size, 4);
    put(bytes, 68, 1, 4);
    put(bytes, 72, 48, 4);
    for (const auto protection : protectors) {
        std::string entry(entry_size, '\0');
        put(entry, 0, entry_size, 2);
        put(entry, 2, 0x0002, 2); // a protector of the volume's master key
        put(entry, 4, 0x0008, 2);
        put(entry, 8 + 26, protection, 2);
        bytes += entry;
    }
    return bytes;
}

std::optional<VolumeEncryption> state_of(const std::string& bytes) {
    return bitlocker_state(as_bytes(bytes));
}

} // namespace

TEST_CASE("a volume's first sector says whether BitLocker holds it, and where its metadata are", "[bitlocker]") {
    const auto header = bitlocker_header(as_bytes(first_sector()));
    REQUIRE(header);
    CHECK(header->metadata_offsets == std::array<std::uint64_t, 3>{0x2100000, 0x20000000, 0x3FF00000});
    std::string ntfs(512, '\0');
    ntfs.replace(0, 11, "\xEB\x52\x90NTFS    ");
    CHECK_FALSE(bitlocker_header(as_bytes(ntfs)));
}

TEST_CASE("Vista's header tells no places", "[bitlocker]") {
    auto sector = first_sector();
    sector[1] = '\x52';
    const auto header = bitlocker_header(as_bytes(sector));
    REQUIRE(header);
    CHECK(header->metadata_offsets == std::array<std::uint64_t, 3>{});
}

TEST_CASE("metadata say how far a volume is encrypted", "[bitlocker]") {
    CHECK(state_of(metadata(4, {tpm, recovery_password})) == VolumeEncryption::whole);
    CHECK(state_of(metadata(2, {tpm})) == VolumeEncryption::partial);
    CHECK(state_of(metadata(5, {tpm})) == VolumeEncryption::partial);
    CHECK(state_of(metadata(1, {})) == VolumeEncryption::none);
    CHECK_FALSE(state_of(metadata(77, {tpm})));
}

TEST_CASE("a key that lies beside the volume in clear suspends its protection", "[bitlocker]") {
    CHECK(state_of(metadata(4, {tpm, recovery_password, clear_key})) == VolumeEncryption::suspended);
    CHECK(state_of(metadata(4, {clear_key})) == VolumeEncryption::suspended);
}

TEST_CASE("BitLocker's bytes are read inside their bounds, whatever they hold", "[bitlocker][hostile]") {
    const auto sector = first_sector();
    with_every_prefix(sector, [](const std::string& prefix) { CHECK_FALSE(bitlocker_header(as_bytes(prefix))); });
    with_random_damage(sector, 1, 300, [](const std::string& damaged) { bitlocker_header(as_bytes(damaged)); });
    const auto sound = metadata(4, {tpm, recovery_password, clear_key});
    with_every_prefix(sound, [](const std::string& prefix) { state_of(prefix); });
    with_random_damage(sound, 2, 3000, [](const std::string& damaged) { state_of(damaged); });
    auto endless = sound;
    put(endless, 64 + 48, 0, 2); // an entry of no length
    CHECK(state_of(endless) == VolumeEncryption::whole);
    auto beyond = sound;
    put(beyond, 64, 0xFFFFFFFF, 4);
    put(beyond, 72, 0xFFFFFFF0, 4);
    CHECK(state_of(beyond) == VolumeEncryption::whole);
}
