#include "agent/probes/virtual_machine.h"

#include "agent/probes/firmware_text.h"

#include <array>
#include <string_view>

namespace rasoat::probes {
namespace {

struct Sign {
    std::string_view text; ///< lower case, but for CPUID's letters
    std::string_view hypervisor;
};

/// Looked for in the system's maker and product and in the firmware's and board's names. Order matters: what runs on
/// KVM names its product first.
constexpr std::array signs = {
    Sign{"vmware", "VMware"},
    Sign{"virtualbox", "VirtualBox"},
    Sign{"innotek gmbh", "VirtualBox"},
    Sign{"parallels", "Parallels"},
    Sign{"amazon ec2", "Amazon EC2"},
    Sign{"google compute engine", "Google Compute Engine"},
    Sign{"openstack", "OpenStack"},
    Sign{"bhyve", "bhyve"},
    Sign{"nutanix ahv", "Nutanix AHV"},
    Sign{"bochs", "Bochs"},
    Sign{"hvm domu", "Xen"},
    Sign{"xen", "Xen"},
    Sign{"rhev", "KVM"},
    Sign{"ovirt", "KVM"},
    Sign{"kvm", "KVM"},
    Sign{"qemu", "QEMU"},
    Sign{"apple virtualization", "Apple Virtualization"},
};

} // namespace

std::optional<std::string> hypervisor_named_in(const FirmwareIdentity& identity) {
    std::string names;
    for (const auto& name :
         {identity.maker, identity.product, identity.firmware_maker, identity.firmware_version, identity.board_maker,
          identity.board_product}) {
        if (name) names += lower_case(*name) + "\n";
    }
    for (const auto& sign : signs) {
        if (names.find(sign.text) != std::string::npos) return std::string(sign.hypervisor);
    }
    // Microsoft makes real machines too.
    if (names.starts_with("microsoft corporation\nvirtual machine\n")) return "Hyper-V";
    if (identity.says_virtual_machine) return "Unknown hypervisor";
    return std::nullopt;
}

std::optional<std::string> hypervisor_signed(std::string_view letters) {
    constexpr std::array signatures = {Sign{"KVMKVMKVM", "KVM"},         Sign{"VMwareVMware", "VMware"},
                                       Sign{"XenVMMXenVMM", "Xen"},      Sign{"VBoxVBoxVBox", "VirtualBox"},
                                       Sign{"TCGTCGTCGTCG", "QEMU"},     Sign{"bhyve bhyve ", "bhyve"},
                                       Sign{" lrpepyh vr", "Parallels"}, Sign{"prl hyperv  ", "Parallels"}};
    for (const auto& signature : signatures) {
        if (letters.starts_with(signature.text)) return std::string(signature.hypervisor);
    }
    return std::nullopt;
}

} // namespace rasoat::probes
