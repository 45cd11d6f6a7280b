#include "tests/agent/delivery/scripted_server.h"

#include <openssl/pem.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <ctime>

namespace rasoat::tests {

namespace {

bool is_whole(const std::string& request) {
    const auto head = request.find("\r\n\r\n");
    if (request.starts_with("GET ")) return head != std::string::npos;
    const auto length = request.find("Content-Length: ");
    return head != std::string::npos && length < head &&
           request.size() >= head + 4 + std::stoul(request.substr(length + 16));
}

} // namespace

ScriptedServer::ScriptedServer(const Certificates& certificates, std::vector<std::string> answers)
    : context_(SSL_CTX_new(TLS_server_method())), answers_(std::move(answers)) {
    std::signal(SIGPIPE, SIG_IGN);
    SSL_CTX_use_certificate_file(context_, certificates.server.c_str(), SSL_FILETYPE_PEM);
    SSL_CTX_use_PrivateKey_file(context_, certificates.key.c_str(), SSL_FILETYPE_PEM);
    BIO* file = BIO_new_file(certificates.authority.c_str(), "r");
    SSL_CTX_add_extra_chain_cert(context_, PEM_read_bio_X509(file, nullptr, nullptr, nullptr));
    BIO_free(file);

    thread_ = std::thread([this] { serve(); });
}

ScriptedServer::~ScriptedServer() {
    listener_.stop();
    thread_.join();
    SSL_CTX_free(context_);
}

std::vector<std::string> ScriptedServer::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

int ScriptedServer::resumed() const {
    const std::lock_guard lock(mutex_);
    return resumed_;
}

void ScriptedServer::serve() {
    for (const auto& text : answers_) {
        const auto connection = listener_.accept();
        if (connection < 0) return;
        answer(connection, text);
        ::close(connection);
    }
}

void ScriptedServer::answer(int connection, const std::string& text) {
    SSL* ssl = SSL_new(context_);
    SSL_set_fd(ssl, connection);
    if (SSL_accept(ssl) == 1) {
        std::string request;
        std::array<char, 4096> chunk{};
        while (!is_whole(request)) {
            const auto length = SSL_read(ssl, chunk.data(), static_cast<int>(chunk.size()));
            if (length <= 0) break;
            request.append(chunk.data(), static_cast<std::size_t>(length));
        }
        if (!request.empty()) {
            const std::lock_guard lock(mutex_);
            requests_.push_back(request);
            resumed_ += SSL_session_reused(ssl);
        }
        if (!text.empty()) SSL_write(ssl, text.data(), static_cast<int>(text.size()));
        SSL_shutdown(ssl);
    }
    SSL_free(ssl);
}

std::string http_answer(int status, const std::string& headers, const std::string& body) {
    return "HTTP/1.1 " + std::to_string(status) + " Answer\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string date_header(int days) {
    const auto moment = std::time(nullptr) + std::time_t{days} * 86'400;
    std::tm parts{};
    gmtime_r(&moment, &parts);
    std::string text(64, '\0');
    text.resize(std::strftime(text.data(), text.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts));
    return text;
}

} // namespace rasoat::tests
