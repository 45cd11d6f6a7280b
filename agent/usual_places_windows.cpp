#include "agent/usual_places.h"
#include "agent/windows/machine_folders.h"

namespace rasoat::agent {

std::filesystem::path usual_state_folder() {
    return windows::program_data_folder() / L"Rasoat";
}

std::filesystem::path usual_configuration() {
    return usual_state_folder() / L"agent.conf";
}

} // namespace rasoat::agent
