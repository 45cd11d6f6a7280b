#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace rasoat::tests {

/// A program that runs beside the test; its standard output and error come through one pipe. It is killed, if it still
/// runs, when the object goes.
class ChildProcess {
public:
    explicit ChildProcess(const std::vector<std::string>& command, const std::vector<std::string>& environment = {});
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    /// The next line that has `part` in it. Throws where the output ends before.
    std::string line_with(const std::string& part);
    /// Everything up to the end of its output.
    std::string rest();
    void signal(int number) const;
    /// Waits for its end; the exit code, or minus the number of the signal it died of.
    int wait();

private:
    bool read_more();

    pid_t process_ = -1;
    int output_ = -1;
    std::string buffer_;
};

struct Finished {
    int exit_code;
    std::string output;
};

/// Runs the program to its end.
Finished run(const std::vector<std::string>& command, const std::vector<std::string>& environment = {});

} // namespace rasoat::tests
