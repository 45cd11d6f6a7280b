#include "agent/probes/system.h"

#include "agent/probes/firmware_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rasoat::probes {
namespace {

using report::MachineKind;

struct ChassisType {
    std::string_view name;
    std::optional<MachineKind> kind;
};

/// SMBIOS 3.6, 7.4.1, by number from 1 on. A tower may be a server, but in an office it is a desktop.
constexpr std::array<ChassisType, 36> chassis_types = {{
    {"Other", {}},
    {"Unknown", {}},
    {"Desktop", MachineKind::desktop},
    {"Low Profile Desktop", MachineKind::desktop},
    {"Pizza Box", MachineKind::desktop},
    {"Mini Tower", MachineKind::desktop},
    {"Tower", MachineKind::desktop},
    {"Portable", MachineKind::laptop},
    {"Laptop", MachineKind::laptop},
    {"Notebook", MachineKind::laptop},
    {"Hand Held", MachineKind::tablet},
    {"Docking Station", {}},
    {"All In One", MachineKind::all_in_one},
    {"Sub Notebook", MachineKind::laptop},
    {"Space-saving", MachineKind::desktop},
    {"Lunch Box", MachineKind::desktop},
    {"Main Server Chassis", MachineKind::server},
    {"Expansion Chassis", {}},
    {"Sub Chassis", {}},
    {"Bus Expansion Chassis", {}},
    {"Peripheral Chassis", {}},
    {"RAID Chassis", {}},
    {"Rack Mount Chassis", MachineKind::server},
    {"Sealed-case PC", MachineKind::desktop},
    {"Multi-system", MachineKind::server},
    {"CompactPCI", {}},
    {"AdvancedTCA", {}},
    {"Blade", MachineKind::server},
    {"Blade Enclosing", MachineKind::server},
    {"Tablet", MachineKind::tablet},
    {"Convertible", MachineKind::laptop},
    {"Detachable", MachineKind::laptop},
    {"IoT Gateway", {}},
    {"Embedded PC", MachineKind::desktop},
    {"Mini PC", MachineKind::desktop},
    {"Stick PC", MachineKind::desktop},
}};

/// Lenovo writes its order code ("10STS04K00") as the product and what the machine is sold as ("ThinkCentre M720s")
/// as the version.
report::Text model_sold(const FirmwareIdentity& identity) {
    auto product = firmware_text(identity.product);
    if (lower_case(identity.maker.value_or("")).find("lenovo") == std::string::npos) return product;
    auto version = firmware_text(identity.version);
    if (!version) return product;
    // Some desktops repeat the maker there; some hold only a board revision ("1.0").
    const auto lower = lower_case(*version);
    const bool names_a_model = lower != "lenovo" && lower != "lenovo product" &&
                               std::any_of(lower.begin(), lower.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return names_a_model ? version : product;
}

} // namespace

report::System system_named(const FirmwareIdentity& identity, const std::optional<std::string>& hypervisor) {
    report::System system;
    system.maker = firmware_text(identity.maker);
    system.model = model_sold(identity);
    system.serial = firmware_text(identity.serial);
    if (const auto uuid = firmware_text(identity.uuid)) system.uuid = lower_case(*uuid);
    system.sku = firmware_text(identity.sku);
    system.asset_tag = firmware_text(identity.asset_tag);
    system.chassis_serial = firmware_text(identity.chassis_serial);
    if (const auto type = identity.chassis_type; type && *type >= 1 && *type <= chassis_types.size()) {
        const auto& chassis = chassis_types.at(*type - std::size_t{1});
        if (*type > 2) system.chassis_type = std::string(chassis.name);
        system.kind = chassis.kind;
    }
    if (hypervisor) {
        system.kind = MachineKind::virtual_machine;
        system.virtual_machine = hypervisor;
    }
    return system;
}

} // namespace rasoat::probes
