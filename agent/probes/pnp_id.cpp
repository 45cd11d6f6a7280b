#include "agent/probes/pnp_id.h"

#include "agent/probes/firmware_text.h"

#include <algorithm>
#include <array>

namespace rasoat::probes {
namespace {

/// Four hexadecimal digits behind `key`.
std::optional<std::string> digits_after(std::string_view lower, std::string_view key) {
    const auto place = lower.find(key);
    if (place == std::string_view::npos) return std::nullopt;
    const auto digits = lower.substr(place + key.size(), 4);
    const bool are_digits =
        digits.size() == 4 && digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    return are_digits ? std::optional{std::string(digits)} : std::nullopt;
}

} // namespace

std::optional<std::string> pci_id_named(std::string_view pnp_id) {
    const auto lower = lower_case(pnp_id);
    if (!lower.starts_with("pci\\")) return std::nullopt;
    const auto vendor = digits_after(lower, "ven_");
    const auto device = digits_after(lower, "&dev_");
    if (!vendor || !device || *vendor == "0000") return std::nullopt; // Wine's adapter
    return *vendor + ":" + *device;
}

bool is_on_a_bus(std::string_view pnp_id) {
    // VMBUS and XENVIF carry the adapters of Hyper-V's and Xen's guests, which are theirs as PCI's are a machine's.
    constexpr std::array buses = {std::string_view{"pci\\"},    std::string_view{"usb\\"},
                                  std::string_view{"pcmcia\\"}, std::string_view{"sd\\"},
                                  std::string_view{"acpi\\"},   std::string_view{"vmbus\\"},
                                  std::string_view{"xenvif\\"}, std::string_view{"1394\\"}};
    const auto lower = lower_case(pnp_id);
    return std::any_of(buses.begin(), buses.end(), [&](auto bus) { return lower.starts_with(bus); });
}

std::optional<std::string> usb_serial_in(std::string_view instance) {
    const auto serial = instance.substr(instance.rfind('\\') + 1);
    if (serial.find('&') != std::string_view::npos) return std::nullopt;
    return firmware_text(serial);
}

} // namespace rasoat::probes
