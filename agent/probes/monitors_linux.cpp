#include "agent/probes/monitors.h"

namespace rasoat::probes {

std::vector<report::Monitor> monitors(const MachineRoot& root) {
    std::vector<report::Monitor> monitors;
    for (const auto& name : root.entries("/sys/class/drm")) {
        // "card0-HDMI-A-1" is a connector of "card0".
        const auto dash = name.find('-');
        if (!name.starts_with("card") || dash == std::string::npos) continue;
        const auto port = name.substr(dash + 1);
        const auto directory = "/sys/class/drm/" + name;
        const auto bytes = root.bytes(directory + "/edid");
        const auto edid = bytes ? parse_edid(std::as_bytes(std::span{*bytes})) : std::nullopt;
        if (edid) {
            auto monitor = monitor_described(*edid);
            monitor.port = port;
            monitors.push_back(std::move(monitor));
        } else if (root.text(directory + "/status") == "connected" && !port.starts_with("Virtual")) {
            // Something hangs there that doesn't say what it is: an old monitor or a switch between.
            report::Monitor silent;
            silent.port = port;
            monitors.push_back(std::move(silent));
        }
    }
    return monitors;
}

} // namespace rasoat::probes
