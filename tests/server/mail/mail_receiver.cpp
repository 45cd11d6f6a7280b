#include "tests/server/mail/mail_receiver.h"

#include "server/api/tls/own_authority.h"

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

/// Whether the server greets; one that waits for TLS, whether it lets anybody in.
bool answers(std::uint16_t port, MailDoor::Tls tls) {
    const auto number = ::socket(AF_INET, SOCK_STREAM, 0);
    const auto address = loopback(port);
    const auto connected = ::connect(number, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    char greeting[4] = {};
    const auto greeted =
        connected && (tls == MailDoor::Tls::from_the_first_byte ||
                      (::recv(number, greeting, 3, MSG_WAITALL) == 3 && std::string(greeting) == "220"));
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

/// The settings of exim for its TLS, with the certificate that they name.
std::string tls_settings(const fs::path& folder, const MailDoor& door, std::uint16_t port) {
    if (door.tls == MailDoor::Tls::none) return "tls_advertise_hosts =\n";
    const auto files = tls::ensure_own_certificates(folder / "tls", {door.name}, std::chrono::system_clock::now());
    open_to_all(folder / "tls");
    for (const auto& file : {files.certificate_chain, files.private_key})
        open_to_all(file);
    auto settings = fmt::format(
        "tls_advertise_hosts = *\ntls_certificate = {}\ntls_privatekey = {}\n", files.certificate_chain.string(),
        files.private_key.string());
    if (door.tls == MailDoor::Tls::from_the_first_byte) settings += fmt::format("tls_on_connect_ports = {}\n", port);
    return settings;
}

/// Who may send: by a file of passwords, asked for once the connection is encrypted.
std::string authenticators(const fs::path& folder, const MailDoor& door) {
    if (door.user.empty()) return {};
    std::ofstream(folder / "passwords") << door.user << ": " << door.password << "\n";
    return fmt::format(
        "begin authenticators\nplain:\n  driver = plaintext\n  public_name = PLAIN\n  server_prompts = :\n"
        "  server_condition = ${{if eq{{$auth3}}{{${{lookup{{$auth2}}lsearch{{{}}}{{$value}}fail}}}}}}\n"
        "  server_set_id = $auth2\n  server_advertise_condition = ${{if def:tls_in_cipher}}\n",
        (folder / "passwords").string());
}

} // namespace

MailReceiver::MailReceiver(const MailDoor& door) {
    const auto folder = folder_.path();
    fs::create_directory(folder / "spool");
    open_to_all(folder);
    open_to_all(folder / "spool");
    port_ = free_port();
    std::ofstream(folder / "exim.conf") << fmt::format(
        "spool_directory = {0}/spool\nlog_file_path = {0}/%slog\npid_file_path = {0}/pid\nkeep_environment =\n"
        "primary_hostname = mail.test.invalid\nhost_lookup =\nrfc1413_query_timeout = 0s\n"
        "{1}queue_only = true\nacl_smtp_rcpt = check\nbegin acl\ncheck:\n  deny local_parts = ^nobody\n"
        "    message = there is no such person\n{2}  accept\n{3}",
        folder.string(), tls_settings(folder, door, port_),
        door.user.empty() ? "" : "  deny !authenticated = *\n    message = sign in first\n",
        authenticators(folder, door));
    constexpr int attempts = 600;
    exim_ = std::make_unique<Program>(
        "/usr/sbin/exim4",
        std::vector<std::string>{
            "-C", (folder / "exim.conf").string(), "-bdf", "-oX", fmt::format("127.0.0.1.{}", port_)},
        (folder / "complaints").string());
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (answers(port_, door.tls)) return;
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
