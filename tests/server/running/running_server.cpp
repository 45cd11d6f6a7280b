#include "tests/server/running/running_server.h"

#include "tests/server/running/text_file.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <charconv>
#include <csignal>
#include <stdexcept>

namespace rasoat::tests {

namespace {

/// What follows `name` on a line that starts with it.
std::optional<std::string> value_after(const std::string& line, std::string_view name) {
    return line.starts_with(name) ? std::optional(line.substr(name.size())) : std::nullopt;
}

std::uint16_t port_in(const std::string& address) {
    const auto colon = address.rfind(':');
    std::uint16_t port = 0;
    std::from_chars(address.data() + colon + 1, address.data() + address.size(), port);
    return port;
}

} // namespace

RunningServer::RunningServer(std::filesystem::path data) : RunningServer(std::move(data), Options{}) {}

RunningServer::RunningServer(std::filesystem::path data, const Options& options)
    : data_(std::move(data)), log_(data_.string() + ".log") {
    const auto config = data_.string() + ".toml";
    write_text(config, options.settings);
    std::vector<std::string> words{"--config",     config,     "--data",
                                   data_.string(), "--listen", "127.0.0.1:" + std::to_string(options.port.value_or(0)),
                                   "--log-level",  "debug"};
    words.insert(words.end(), {"--web", options.web.value_or(data_ / "no-web").string()});
    if (options.demo) words.emplace_back("--demo");
    program_ = std::make_unique<Program>(server_program(), words, log_.string());
    while (port_ == 0) { // the address is the last thing said
        const auto line = program_->next_line();
        if (!line) throw std::runtime_error("the server did not start:\n" + log());
        if (const auto password = value_after(*line, "administrator password: ")) password_ = *password;
        if (const auto fingerprint = value_after(*line, "ca-fingerprint: ")) fingerprint_ = *fingerprint;
        if (const auto address = value_after(*line, "address: ")) port_ = port_in(*address);
    }
}

std::string RunningServer::url() const {
    return "https://127.0.0.1:" + std::to_string(port_);
}

std::string RunningServer::enrolment_token() const {
    const auto ended = run_program(
        server_program(), {"--config", data_.string() + ".toml", "--data", data_.string(), "enrolment-token"});
    const auto start = ended.said.find("token: ");
    if (ended.code != 0 || start == std::string::npos) throw std::runtime_error("no token: " + ended.complained);
    const auto value = ended.said.substr(start + 7);
    return value.substr(0, value.find('\n'));
}

std::string RunningServer::log() const {
    return file_bytes(log_);
}

int RunningServer::terminate() {
    program_->send_signal(SIGTERM);
    return program_->wait();
}

void RunningServer::kill_at_once() {
    program_->send_signal(SIGKILL);
    program_->wait();
}

} // namespace rasoat::tests
