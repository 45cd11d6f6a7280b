#include "agent/apart.h"
#include "agent/console.h"

#include <exception>

namespace rasoat::agent {

int do_apart(const std::function<int()>& work) {
    try {
        return work();
    } catch (const std::exception& problem) {
        complain(problem.what());
        return 1;
    }
}

} // namespace rasoat::agent
