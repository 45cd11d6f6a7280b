#pragma once

#include "server/api/http/application.h"
#include "server/api/http/connection_watch.h"
#include "server/api/http/event_log.h"

#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/TCPServerConnection.h>

#include <string>
#include <string_view>

namespace Poco::Net {
class HTTPServerSession;
}

namespace rasoat::http {

/// One client's connection, from its TLS handshake on: requests one after the other, each answered before the next.
class HttpsConnection : public Poco::Net::TCPServerConnection {
public:
    HttpsConnection(
        const Poco::Net::StreamSocket& socket, Poco::Net::HTTPServerParams::Ptr parameters,
        const Application& application, ConnectionWatch& watch, EventLog& log);

    void run() override;

private:
    enum class Next { another_request, close };
    Next serve_one(Poco::Net::HTTPServerSession& session);
    void refuse_head();
    void send(std::string_view bytes);
    void send_file(const FileBody& file);
    /// Reads on for a moment what the client is still sending, so that it gets to read the answer.
    void linger();

    Poco::Net::HTTPServerParams::Ptr parameters_;
    const Application& application_;
    ConnectionWatch& watch_;
    EventLog& log_;
    std::string peer_;
    ConnectionWatch::Place place_;
};

} // namespace rasoat::http
