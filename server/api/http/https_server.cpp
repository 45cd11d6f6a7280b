#include "server/api/http/https_server.h"

#include "server/api/http/https_connection.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLManager.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/ThreadPool.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>

#include <condition_variable>
#include <ctime>
#include <stdexcept>
#include <thread>

namespace rasoat::http {

namespace {

using Poco::Net::Context;

constexpr long session_seconds = 24L * 3600; ///< until they come back, also the morning after

/// A ticket serves again and again in the first half of its life: another one each time would cost an agent that has
/// nothing new to say a third of its bytes.
SSL_TICKET_RETURN
use_ticket(
    SSL* /*connection*/, SSL_SESSION* session, const unsigned char*, std::size_t, SSL_TICKET_STATUS status, void*) {
    if (status != SSL_TICKET_SUCCESS && status != SSL_TICKET_SUCCESS_RENEW) return SSL_TICKET_RETURN_IGNORE_RENEW;
    const auto age = static_cast<long>(std::time(nullptr)) - SSL_SESSION_get_time(session);
    return age < session_seconds / 2 ? SSL_TICKET_RETURN_USE : SSL_TICKET_RETURN_USE_RENEW;
}

Context::Ptr tls_context(const ListenSettings& settings) {
    Context::Params parameters;
    parameters.privateKeyFile = settings.private_key.string();
    parameters.certificateFile = settings.certificate_chain.string();
    parameters.verificationMode = Context::VERIFY_NONE; // of clients: agents prove themselves by their key
    parameters.loadDefaultCAs = false;
    parameters.cipherList = "ECDHE+AESGCM:ECDHE+CHACHA20";
    try {
        Context::Ptr context = new Context(Context::TLS_SERVER_USE, parameters); // owned by Ptr from here on
        context->requireMinimumProtocol(Context::PROTO_TLSV1_2);
        context->preferServerCiphers();
        context->enableSessionCache(true, "rasoat");
        // Agents come back after an hour: one ticket is enough, and each costs a write of its own.
        SSL_CTX_set_num_tickets(context->sslContext(), 1);
        SSL_CTX_set_timeout(context->sslContext(), session_seconds);
        SSL_CTX_set_session_ticket_cb(
            context->sslContext(), [](SSL*, void*) { return 1; }, &use_ticket, nullptr);
        return context;
    } catch (const Poco::Exception& error) {
        throw std::runtime_error(fmt::format(
            "the certificate {} with the key {} cannot be used: {}", parameters.certificateFile,
            parameters.privateKeyFile, error.displayText()));
    }
}

Poco::Net::SecureServerSocket listening_socket(const ListenSettings& settings, const Context::Ptr& context) {
    constexpr int backlog = 4096; // as many as Linux allows by default (net.core.somaxconn)
    try {
        Poco::Net::SecureServerSocket socket(context);
        // A port left a moment ago may be taken again; one that another server holds may not be shared with it.
        socket.bind(Poco::Net::SocketAddress(settings.host, settings.port), true, false);
        // In TLS the client speaks first: whoever connects and says nothing stays in the kernel and costs no thread.
        socket.setOption(IPPROTO_TCP, TCP_DEFER_ACCEPT, static_cast<int>(settings.deadlines.head.count()));
        socket.listen(backlog);
        return socket;
    } catch (const Poco::Exception& error) {
        throw std::runtime_error(
            fmt::format("cannot listen at {}:{}: {}", settings.host, settings.port, error.displayText()));
    }
}

class ConnectionFactory : public Poco::Net::TCPServerConnectionFactory {
public:
    ConnectionFactory(const Application& application, ConnectionWatch& watch, EventLog& log)
        : parameters_(new Poco::Net::HTTPServerParams), application_(application), watch_(watch), log_(log) {
        // The watch keeps the time; these only bound what a single read or write may block without it.
        const Poco::Timespan long_enough(600, 0);
        parameters_->setTimeout(long_enough);
        parameters_->setKeepAliveTimeout(long_enough);
    }

    // Poco takes over what is made here and deletes it when the connection ends.
    Poco::Net::TCPServerConnection* createConnection(const Poco::Net::StreamSocket& socket) override {
        return std::make_unique<HttpsConnection>(socket, parameters_, application_, watch_, log_).release();
    }

private:
    Poco::Net::HTTPServerParams::Ptr parameters_;
    const Application& application_;
    ConnectionWatch& watch_;
    EventLog& log_;
};

class ShareFilter : public Poco::Net::TCPServerConnectionFilter {
public:
    ShareFilter(ConnectionWatch& watch, const Poco::Net::TCPServer& server) : watch_(watch), server_(server) {}

    bool accept(const Poco::Net::StreamSocket& socket) override {
        try {
            return watch_.admit(
                socket.peerAddress().host().toString(), static_cast<std::size_t>(server_.queuedConnections()));
        } catch (const Poco::Exception&) { // gone before it was looked at
            return false;
        }
    }

private:
    ConnectionWatch& watch_;
    const Poco::Net::TCPServer& server_;
};

Poco::Net::TCPServerParams::Ptr pool_parameters(const ConnectionShares& shares) {
    Poco::Net::TCPServerParams::Ptr parameters = new Poco::Net::TCPServerParams;
    parameters->setMaxThreads(static_cast<int>(shares.all));
    parameters->setMaxQueued(static_cast<int>(shares.all + 1)); // the filter keeps it shorter
    return parameters;
}

} // namespace

struct HttpsServer::Parts {
    Application application;
    ConnectionWatch watch;
    Poco::ThreadPool pool;
    Poco::Net::SecureServerSocket socket;
    Poco::Net::TCPServer server;
    std::mutex mutex;
    std::condition_variable changed;
    bool sweeping = true;
    std::thread sweeper;

    Parts(const ListenSettings& settings, Application served, EventLog& log)
        : application(std::move(served)), watch(settings.deadlines, settings.shares),
          pool("connections", 2, static_cast<int>(settings.shares.all), 60, 256 * 1024),
          socket(listening_socket(settings, tls_context(settings))),
          server(new ConnectionFactory(application, watch, log), pool, socket, pool_parameters(settings.shares)) {
        server.setConnectionFilter(new ShareFilter(watch, server));
    }

    void sweep_until_told() {
        std::unique_lock lock(mutex);
        while (sweeping) {
            changed.wait_for(lock, std::chrono::milliseconds(100));
            watch.sweep(static_cast<std::size_t>(server.queuedConnections()), Clock::now());
        }
    }
};

HttpsServer::HttpsServer(const ListenSettings& settings, Application application, EventLog& log) {
    Poco::Net::initializeSSL();
    parts_ = std::make_unique<Parts>(settings, std::move(application), log);
}

void HttpsServer::start() {
    parts_->sweeper = std::thread([this] { parts_->sweep_until_told(); });
    parts_->server.start();
}

void HttpsServer::stop(std::chrono::seconds grace) {
    parts_->server.stop();
    parts_->watch.drain();
    const auto until = Clock::now() + grace;
    while (parts_->watch.counts().open > 0 && Clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    // Whoever has not finished by now is treated as late in every stage.
    parts_->watch.sweep(0, Clock::now() + std::chrono::hours(24));
    {
        const std::lock_guard lock(parts_->mutex);
        parts_->sweeping = false;
    }
    parts_->changed.notify_all();
    if (parts_->sweeper.joinable()) parts_->sweeper.join();
    parts_->pool.joinAll();
}

HttpsServer::~HttpsServer() {
    if (parts_->sweeper.joinable()) stop(std::chrono::seconds(0));
}

std::uint16_t HttpsServer::port() const {
    return parts_->socket.address().port();
}

ConnectionCounts HttpsServer::connections() const {
    return parts_->watch.counts();
}

} // namespace rasoat::http
