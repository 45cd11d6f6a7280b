#include "agent/delivery/random_names.h"

#include "agent/delivery/random_bytes.h"
#include "agent/delivery/timestamp.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

namespace rasoat::delivery {

std::string random_uuid() {
    std::array<unsigned char, 16> bytes{};
    fill_randomly(bytes);
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
    constexpr std::string_view hex = "0123456789abcdef";
    std::string uuid;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
        uuid += hex[bytes[i] >> 4U];
        uuid += hex[bytes[i] & 0xFU];
    }
    return uuid;
}

std::string new_device_id(std::string_view hostname, std::chrono::sys_seconds now) {
    auto moment = timestamp(now); // 2026-11-24T08:00:00Z
    moment.pop_back();
    std::replace_if(
        moment.begin(), moment.end(), [](char c) { return c == 'T' || c == ':'; }, '-');
    return std::string(hostname.empty() ? "machine" : hostname) + '-' + moment;
}

double random_fraction() {
    std::array<unsigned char, 4> bytes{};
    fill_randomly(bytes);
    const auto number =
        std::accumulate(bytes.begin(), bytes.end(), std::uint32_t{0}, [](std::uint32_t sum, unsigned char byte) {
            return sum << 8U | byte;
        });
    return number / 4294967296.0;
}

} // namespace rasoat::delivery
