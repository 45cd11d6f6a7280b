#include "agent/probes/encryption_linux.h"
#include "agent/probes/further_probes.h"

#include <array>

namespace rasoat::probes {

std::span<const FurtherProbe> further_probes() {
    static constexpr std::array probes = {
        FurtherProbe{
            "encryption",
            [](const MachineRoot& root, report::Report& report) { tell_encryption(root, report.volumes); }},
    };
    return probes;
}

} // namespace rasoat::probes
