#include "tests/server/store/sample_records.h"

namespace rasoat::tests {

using namespace std::chrono_literals;

store::Time at(std::int64_t seconds) {
    return std::chrono::sys_days{2026y / 11 / 24} + 8h + std::chrono::seconds(seconds);
}

store::SecretHash some_hash(std::uint8_t filler) {
    store::SecretHash hash;
    hash.fill(filler);
    return hash;
}

store::Unit sample_unit(const std::string& code) {
    return {.id = {}, .parent = std::nullopt, .code = code, .name = "Phòng " + code};
}

store::Seat sample_seat(store::UnitId unit, const std::string& code) {
    return {
        .id = {},
        .unit = unit,
        .code = code,
        .name = "Vị trí " + code,
        .role = "clerk",
        .weight = 1.5,
        .machine = std::nullopt};
}

store::Machine sample_machine(const std::string& hostname) {
    return {
        .id = {},
        .unit = std::nullopt,
        .hostname = hostname,
        .digest = std::string(64, 'a'),
        .first_reported = at(),
        .last_reported = at(60),
        .purchased = store::Day{2019y / 3 / 7},
        .price = store::Vnd{12'500'000},
        .warranty_ends = store::Day{2022y / 3 / 7},
        .broken = true,
        .note = "mua theo gói tập trung",
        .revision = {}};
}

store::Device sample_device(store::UnitId unit, std::uint8_t key) {
    return {
        .id = {},
        .agent_id = "pc-" + std::to_string(key),
        .key_hash = some_hash(key),
        .unit = unit,
        .machine = std::nullopt,
        .enrolled_at = at(),
        .revoked_at = std::nullopt};
}

} // namespace rasoat::tests
