#include "agent/benchmark/idle_priority.h"

#include <linux/ioprio.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace rasoat::benchmark {

void take_idle_priority() {
    // Refused within the service's sandbox, where the unit has asked for the same already.
    const sched_param parameters{};
    ::sched_setscheduler(0, SCHED_IDLE, &parameters);
    ::syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_IDLE, 0));
}

} // namespace rasoat::benchmark
