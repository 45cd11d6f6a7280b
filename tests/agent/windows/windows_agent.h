#pragma once

#include "tests/agent/windows/windows_programs.h"
#include "tests/temporary_folder.h"

#include <map>

namespace rasoat::tests {

/// rasoat-agent.exe with a state folder and a configuration of its own.
class WindowsAgent {
public:
    explicit WindowsAgent(std::string architecture = "x64");

    [[nodiscard]] Finished run(std::vector<std::string> words, const std::vector<std::string>& environment = {}) const;
    [[nodiscard]] Finished
    enrol(const std::string& url, const std::string& token, const std::string& fingerprint) const;
    /// Runs `words` until a file has come into the spool, and kills it then, as a power cut would.
    void cut_off_when_it_has_spooled(const std::vector<std::string>& words) const;

    [[nodiscard]] std::filesystem::path state() const { return folder_.path() / "state"; }
    void configure(const std::string& text) const;
    /// What the state folder's file "enrolment" says.
    [[nodiscard]] std::map<std::string, std::string> enrolment() const;
    void change_enrolment(const std::string& key, const std::string& value) const;

private:
    [[nodiscard]] std::filesystem::path config() const { return folder_.path() / "agent.conf"; }
    [[nodiscard]] std::vector<std::string> with_places(std::vector<std::string> words) const;

    std::string architecture_;
    TemporaryFolder folder_;
};

} // namespace rasoat::tests
