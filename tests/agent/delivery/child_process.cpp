#include "tests/agent/delivery/child_process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace rasoat::tests {

ChildProcess::ChildProcess(const std::vector<std::string>& command, const std::vector<std::string>& environment) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const auto& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(pipe[1], STDOUT_FILENO);
        ::dup2(pipe[1], STDERR_FILENO);
        for (const auto& variable : environment)
            ::putenv(const_cast<char*>(variable.c_str()));
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(pipe[1]);
    output_ = pipe[0];
    if (process_ < 0) throw std::runtime_error("cannot start " + command.front());
}

ChildProcess::~ChildProcess() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    ::close(output_);
}

bool ChildProcess::read_more() {
    std::array<char, 4096> chunk{};
    const auto length = ::read(output_, chunk.data(), chunk.size());
    if (length <= 0) return false;
    buffer_.append(chunk.data(), static_cast<std::size_t>(length));
    return true;
}

std::string ChildProcess::line_with(const std::string& part) {
    for (;;) {
        for (auto end = buffer_.find('\n'); end != std::string::npos; end = buffer_.find('\n')) {
            auto line = buffer_.substr(0, end);
            buffer_.erase(0, end + 1);
            if (line.find(part) != std::string::npos) return line;
        }
        if (!read_more()) throw std::runtime_error("no line with '" + part + "' but: " + buffer_);
    }
}

std::string ChildProcess::rest() {
    while (read_more()) {
    }
    return buffer_;
}

void ChildProcess::signal(int number) const {
    ::kill(process_, number);
}

int ChildProcess::wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

Finished run(const std::vector<std::string>& command, const std::vector<std::string>& environment) {
    ChildProcess process(command, environment);
    auto output = process.rest();
    return {process.wait(), std::move(output)};
}

} // namespace rasoat::tests
