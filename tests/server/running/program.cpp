#include "tests/server/running/program.h"

#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace rasoat::tests {

namespace {

/// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(const std::vector<char*>& words, const char* folder, int standard_output, int standard_error) {
    prctl(PR_SET_PDEATHSIG, SIGKILL); // a test that is killed leaves nothing running
    sigset_t none{};
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    if (chdir(folder) == 0 && dup2(standard_output, STDOUT_FILENO) >= 0 && dup2(standard_error, STDERR_FILENO) >= 0)
        execv(words.front(), words.data());
    _exit(127);
}

} // namespace

Program::Program(const std::string& file, const std::vector<std::string>& arguments, const std::string& stderr_file) {
    std::string program = file;
    std::vector<std::string> texts = arguments;
    std::vector<char*> words{program.data()};
    for (auto& text : texts)
        words.push_back(text.data());
    words.push_back(nullptr);
    const auto folder = project_path("").string();
    std::array<int, 2> ends{};
    const int errors = open(stderr_file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (errors < 0 || pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe for " + file);
    child_ = fork();
    if (child_ == 0) become(words, folder.c_str(), ends[1], errors);
    close(ends[1]);
    close(errors);
    stdout_ = ends[0];
    if (child_ < 0) throw std::runtime_error(file + " cannot be started");
}

Program::~Program() {
    if (child_ > 0) {
        kill(child_, SIGKILL);
        wait();
    }
    close(stdout_);
}

std::optional<std::string> Program::next_line() {
    while (true) {
        if (const auto end = unread_.find('\n'); end != std::string::npos) {
            auto line = unread_.substr(0, end);
            unread_.erase(0, end + 1);
            return line;
        }
        std::array<char, 4096> part{};
        const auto count = read(stdout_, part.data(), part.size());
        if (count <= 0) return unread_.empty() ? std::nullopt : std::optional(std::exchange(unread_, {}));
        unread_.append(part.data(), static_cast<std::size_t>(count));
    }
}

void Program::send_signal(int signal) const {
    if (child_ > 0) kill(child_, signal);
}

int Program::wait() {
    int status = 0;
    waitpid(std::exchange(child_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Ended run_program(const std::string& file, const std::vector<std::string>& arguments) {
    const TemporaryFolder scratch;
    const auto errors = (scratch.path() / "stderr").string();
    Program program(file, arguments, errors);
    Ended ended;
    while (const auto line = program.next_line())
        ended.said += *line + "\n";
    ended.code = program.wait();
    ended.complained = file_bytes(errors);
    return ended;
}

std::string server_program() {
    return RASOAT_SERVER;
}

std::string agent_program() {
    return RASOAT_AGENT;
}

std::string fleet_program() {
    return RASOAT_FLEET;
}

} // namespace rasoat::tests
