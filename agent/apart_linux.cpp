#include "agent/apart.h"
#include "agent/console.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>

namespace rasoat::agent {

namespace {

constexpr int failed = 1;

int result_of(const std::function<int()>& work) {
    try {
        return work();
    } catch (const std::exception& problem) {
        complain(problem.what());
        return failed;
    }
}

} // namespace

int do_apart(const std::function<int()>& work) {
    const auto parent = ::getpid();
    const auto child = ::fork();
    if (child < 0) return result_of(work); // no room for another process: then here
    if (child == 0) {
        // Whoever ends the service ends its round.
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        ::_exit(::getppid() == parent ? result_of(work) : failed);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return failed;
    return WIFEXITED(status) ? WEXITSTATUS(status) : failed;
}

} // namespace rasoat::agent
