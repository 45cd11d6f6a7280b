#include "agent/usual_places.h"

namespace rasoat::agent {

std::filesystem::path usual_state_folder() {
    return "/var/lib/rasoat-agent";
}

std::filesystem::path usual_configuration() {
    return "/etc/rasoat/agent.conf";
}

} // namespace rasoat::agent
