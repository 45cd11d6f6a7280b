#include "server/control/channel.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace rasoat::control {

namespace {

constexpr std::size_t longest_request = std::size_t{16} * 1024;

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }
    int release() { return std::exchange(number_, -1); }

private:
    int number_;
};

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view what) {
    throw ControlError(path.string() + ": " + std::string(what) + ": " + std::strerror(errno));
}

sockaddr_un address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto text = path.string();
    if (text.size() >= sizeof address.sun_path)
        throw ControlError(text + ": the data folder's path is too long for a socket in it (107 bytes)");
    std::memcpy(address.sun_path, text.c_str(), text.size());
    return address;
}

void limit_waiting(int socket) {
    const timeval limit{120, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

std::string read_all(int socket, std::size_t most) {
    std::string text;
    std::array<char, 4096> part{};
    ssize_t count = 0;
    while (text.size() < most && (count = ::recv(socket, part.data(), part.size(), 0)) > 0)
        text.append(part.data(), static_cast<std::size_t>(count));
    return text;
}

bool send_all(int socket, std::string_view rest) {
    while (!rest.empty()) {
        const auto count = ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::vector<std::string> words_in(std::string_view request) {
    std::vector<std::string> words;
    while (!request.empty()) {
        const auto end = request.find('\0');
        if (end == std::string_view::npos) break;
        words.emplace_back(request.substr(0, end));
        request.remove_prefix(end + 1);
    }
    return words;
}

} // namespace

ControlServer::ControlServer(std::filesystem::path socket, ControlHandler handler)
    : path_(std::move(socket)), handler_(std::move(handler)) {
    const auto address = address_of(path_);
    Descriptor listening(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (listening.number() < 0) fail(path_, "no socket can be made");
    // The store is locked by now, so whoever owned a socket left here is gone.
    ::unlink(path_.c_str());
    const auto old_mask = ::umask(0177); // owner alone, from the first moment on
    const int bound =
        ::bind(listening.number(), reinterpret_cast<const sockaddr*>(&address), static_cast<socklen_t>(sizeof address));
    ::umask(old_mask);
    if (bound != 0) fail(path_, "the socket cannot be bound");
    if (::listen(listening.number(), 4) != 0) fail(path_, "the socket cannot be listened to");
    listening_ = listening.release();
    thread_ = std::thread([this] { serve(); });
}

ControlServer::~ControlServer() {
    stopping_ = true;
    ::shutdown(listening_, SHUT_RDWR); // wakes accept()
    thread_.join();
    ::close(listening_);
    ::unlink(path_.c_str());
}

void ControlServer::serve() {
    while (!stopping_) {
        const Descriptor connection(::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC));
        if (connection.number() >= 0) serve_one(connection.number());
    }
}

void ControlServer::serve_one(int connection) {
    limit_waiting(connection);
    ControlAnswer answer;
    try {
        answer = handler_(words_in(read_all(connection, longest_request)));
    } catch (const std::exception& error) {
        answer = {false, error.what()};
    }
    send_all(connection, (answer.done ? "+" : "-") + answer.text);
}

std::optional<ControlAnswer> ask(const std::filesystem::path& socket, const std::vector<std::string>& words) {
    const auto address = address_of(socket);
    const Descriptor connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (connection.number() < 0) fail(socket, "no socket can be made");
    limit_waiting(connection.number());
    if (::connect(
            connection.number(), reinterpret_cast<const sockaddr*>(&address), static_cast<socklen_t>(sizeof address)) !=
        0) {
        if (errno == ENOENT || errno == ECONNREFUSED) return std::nullopt;
        fail(socket, "the server cannot be reached");
    }
    std::string request;
    for (const auto& word : words)
        (request += word) += '\0';
    if (!send_all(connection.number(), request)) fail(socket, "the server does not listen");
    ::shutdown(connection.number(), SHUT_WR);
    constexpr std::size_t longest_answer = std::size_t{16} * 1024 * 1024;
    auto text = read_all(connection.number(), longest_answer);
    if (text.empty()) throw ControlError(socket.string() + ": the server gave no answer");
    const bool done = text.front() == '+';
    text.erase(0, 1);
    return ControlAnswer{done, std::move(text)};
}

std::filesystem::path control_socket(const std::filesystem::path& data_folder) {
    return data_folder / "control.sock";
}

} // namespace rasoat::control
