#include "tests/server/mail/mail_receiver.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace rasoat::tests {
namespace {

namespace fs = std::filesystem;

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// A port that nobody holds just now.
std::uint16_t free_port() {
    const auto number = ::socket(AF_INET, SOCK_STREAM, 0);
    auto address = loopback(0);
    socklen_t length = sizeof address;
    ::bind(number, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    ::getsockname(number, reinterpret_cast<sockaddr*>(&address), &length);
    ::close(number);
    return ntohs(address.sin_port);
}

bool answers(std::uint16_t port) {
    const auto number = ::socket(AF_INET, SOCK_STREAM, 0);
    const auto address = loopback(port);
    const auto connected = ::connect(number, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    char greeting[4] = {};
    const auto greeted = connected && ::recv(number, greeting, 3, MSG_WAITALL) == 3 && std::string(greeting) == "220";
    ::close(number);
    return greeted;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// Started as root, exim works as a user of its own: the folder is open to it.
void open_to_all(const fs::path& folder) {
    fs::permissions(folder, fs::perms::all);
}

} // namespace

MailReceiver::MailReceiver() {
    const auto folder = folder_.path();
    fs::create_directory(folder / "spool");
    open_to_all(folder);
    open_to_all(folder / "spool");
    std::ofstream(folder / "exim.conf") << fmt::format(
        "spool_directory = {0}/spool\nlog_file_path = {0}/%slog\npid_file_path = {0}/pid\nkeep_environment =\n"
        "tls_advertise_hosts =\nprimary_hostname = mail.test.invalid\nhost_lookup =\nrfc1413_query_timeout = 0s\n"
        "queue_only = true\nacl_smtp_rcpt = check\nbegin acl\ncheck:\n  deny local_parts = ^nobody\n"
        "    message = there is no such person\n  accept\n",
        folder.string());
    constexpr int attempts = 600;
    port_ = free_port();
    exim_ = std::make_unique<Program>(
        "/usr/sbin/exim4",
        std::vector<std::string>{
            "-C", (folder / "exim.conf").string(), "-bdf", "-oX", fmt::format("127.0.0.1.{}", port_)},
        (folder / "complaints").string());
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (answers(port_)) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw std::runtime_error("exim4 does not answer: " + bytes_of(folder / "complaints"));
}

std::vector<ReceivedLetter> MailReceiver::letters() const {
    std::vector<fs::path> bodies;
    const auto queue = folder_.path() / "spool" / "input"; // made with the first letter
    if (!fs::exists(queue)) return {};
    for (const auto& entry : fs::directory_iterator(queue))
        if (entry.path().string().ends_with("-D")) bodies.push_back(entry.path());
    std::ranges::sort(bodies);
    std::vector<ReceivedLetter> letters;
    for (const auto& body : bodies) {
        auto headers = body.string();
        headers.back() = 'H';
        auto text = bytes_of(body);
        text.erase(0, text.find('\n') + 1); // the file's first line is its own name
        letters.push_back({bytes_of(headers), text});
    }
    return letters;
}

} // namespace rasoat::tests
