#include "tests/agent/windows/windows_agent.h"

#include "tests/agent/windows/awaited_line.h"
#include "tests/server/running/program.h"
#include "tests/server/running/text_file.h"
#include "tests/shared_data.h"

#include <csignal>
#include <sstream>

namespace rasoat::tests {

WindowsAgent::WindowsAgent(std::string architecture) : architecture_(std::move(architecture)) {
    configure("");
}

std::vector<std::string> WindowsAgent::with_places(std::vector<std::string> words) const {
    words.insert(words.end(), {"--state", windows_path(state()), "--config", windows_path(config())});
    return words;
}

Finished WindowsAgent::run(std::vector<std::string> words, const std::vector<std::string>& environment) const {
    return run_windows_agent(with_places(std::move(words)), environment, architecture_);
}

Finished WindowsAgent::enrol(const std::string& url, const std::string& token, const std::string& fingerprint) const {
    return run({"enrol", "--server", url, "--token", token, "--ca-fingerprint", fingerprint});
}

void WindowsAgent::cut_off_when_it_has_spooled(const std::vector<std::string>& words) const {
    std::filesystem::create_directories(state() / "spool");
    const AwaitedFile spooled(state() / "spool");
    auto command = windows_environment();
    command.push_back("/usr/lib/wine/wine64"); // which becomes the Windows program: its process is killed
    command.push_back(windows_agent(architecture_).string());
    for (auto& word : with_places(words))
        command.push_back(std::move(word));
    Program program("/usr/bin/env", command, (folder_.path() / "cut-off.log").string());
    spooled.await();
    program.send_signal(SIGKILL);
    program.wait();
}

void WindowsAgent::configure(const std::string& text) const {
    write_text(config(), text);
}

std::map<std::string, std::string> WindowsAgent::enrolment() const {
    std::map<std::string, std::string> values;
    std::istringstream lines(file_bytes(state() / "enrolment"));
    for (std::string line; std::getline(lines, line);)
        if (const auto equals = line.find(" = "); equals != std::string::npos)
            values[line.substr(0, equals)] = line.substr(equals + 3);
    return values;
}

void WindowsAgent::change_enrolment(const std::string& key, const std::string& value) const {
    auto values = enrolment();
    values[key] = value;
    std::string text;
    for (const auto& [name, content] : values)
        text.append(name).append(" = ").append(content).append("\n");
    write_text(state() / "enrolment", text);
}

} // namespace rasoat::tests
