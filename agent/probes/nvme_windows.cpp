#include "agent/probes/nvme_windows.h"

#include "agent/probes/physical_drive_windows.h"

#include <cstdint>
#include <cstring>

namespace rasoat::probes {
namespace {

/// ntddstor.h's STORAGE_PROTOCOL_SPECIFIC_DATA, with its numbers.
struct ProtocolQuestion {
    std::uint32_t protocol = 3; // NVMe
    std::uint32_t data_type = 0;
    std::uint32_t request = 0;
    std::uint32_t sub_request = 0;
    std::uint32_t data_offset = sizeof(ProtocolQuestion);
    std::uint32_t data_length = 0;
    std::uint32_t fixed_return = 0;
    std::uint32_t sub_request_2 = 0;
    std::uint32_t reserved[2] = {};
};
static_assert(sizeof(ProtocolQuestion) == 40);

constexpr std::uint32_t adapter_property = 49; // StorageAdapterProtocolSpecificProperty
constexpr std::uint32_t device_property = 50;  // StorageDeviceProtocolSpecificProperty

/// The answer is STORAGE_PROTOCOL_DATA_DESCRIPTOR: version, size, then the question with the data's true place.
std::optional<std::vector<std::byte>>
ask(const Handle& disk, std::uint32_t property, ProtocolQuestion question, std::uint32_t length) {
    constexpr std::size_t head = 2 * sizeof(std::uint32_t);
    question.data_length = length;
    const auto answer =
        storage_property(disk, property, head + sizeof question + length, std::as_bytes(std::span{&question, 1}));
    if (!answer || answer->size() < head + sizeof question) return std::nullopt;
    ProtocolQuestion told;
    std::memcpy(&told, answer->data() + head, sizeof told);
    const std::uint64_t start = std::uint64_t{told.data_offset} + head;
    if (told.data_length < length || start + length > answer->size()) return std::nullopt;
    const auto first = answer->begin() + static_cast<std::ptrdiff_t>(start);
    return std::vector<std::byte>(first, first + static_cast<std::ptrdiff_t>(length));
}

} // namespace

std::optional<std::vector<std::byte>> nvme_identify_controller(const Handle& disk) {
    ProtocolQuestion question;
    question.data_type = 1; // Identify
    question.request = 1;   // the controller
    return ask(disk, adapter_property, question, 4096);
}

std::optional<std::vector<std::byte>> nvme_health_log(const Handle& disk) {
    ProtocolQuestion question;
    question.data_type = 2; // a log page
    question.request = 2;   // health
    return ask(disk, device_property, question, 512);
}

} // namespace rasoat::probes
