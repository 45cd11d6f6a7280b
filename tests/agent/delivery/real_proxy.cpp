#include "tests/agent/delivery/real_proxy.h"

#include "agent/delivery/socket_linux.h"
#include "agent/delivery/transport.h"
#include "tests/agent/delivery/plain_server.h"
#include "tests/shared_data.h"

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace rasoat::tests {

RealProxy::RealProxy(const std::filesystem::path& folder)
    : port_(PlainServer("").address().port), log_(folder / "proxy.log") {
    const auto settings = folder / "tinyproxy.conf";
    std::ofstream(settings) << "Port " << port_ << "\nListen 127.0.0.1\nTimeout 20\nMaxClients 20\n"
                            << "LogFile \"" << log_.string() << "\"\nLogLevel Connect\n";
    process_.emplace(std::vector<std::string>{"tinyproxy", "-d", "-c", settings.string()});
    wait_until_it_listens();
}

std::string RealProxy::log() const {
    return file_bytes(log_);
}

void RealProxy::wait_until_it_listens() const {
    for (int attempt = 0; attempt < 500; ++attempt) {
        try {
            const delivery::Socket socket(address());
            return;
        } catch (const delivery::TransportFailed&) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
    throw std::runtime_error("tinyproxy does not start");
}

} // namespace rasoat::tests
