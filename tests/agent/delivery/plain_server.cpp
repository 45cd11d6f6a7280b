#include "tests/agent/delivery/plain_server.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace rasoat::tests {

PlainServer::PlainServer(std::string answer) : answer_(std::move(answer)), thread_([this] { serve(); }) {}

PlainServer::~PlainServer() {
    listener_.stop();
    thread_.join();
}

void PlainServer::serve() const {
    for (;;) {
        const auto connection = listener_.accept();
        if (connection < 0) return;
        std::array<char, 4096> request{};
        if (::recv(connection, request.data(), request.size(), 0) > 0)
            ::send(connection, answer_.data(), answer_.size(), MSG_NOSIGNAL);
        ::close(connection);
    }
}

} // namespace rasoat::tests
