#include "agent/benchmark/idle_priority.h"

#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace rasoat::benchmark {
namespace {

// As ioprio_set(2) has them: the kernel's own header names a parameter `class` in later versions, which is no C++.
constexpr int this_process = 1;       // IOPRIO_WHO_PROCESS
constexpr int idle_class = 3;         // IOPRIO_CLASS_IDLE
constexpr int position_of_class = 13; // IOPRIO_CLASS_SHIFT

} // namespace

void take_idle_priority() {
    // Refused within the service's sandbox, where the unit has asked for the same already.
    const sched_param parameters{};
    ::sched_setscheduler(0, SCHED_IDLE, &parameters);
    ::syscall(SYS_ioprio_set, this_process, 0, idle_class << position_of_class);
}

} // namespace rasoat::benchmark
