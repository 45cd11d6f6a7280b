#include "agent/benchmark/idle_priority.h"

#include <windows.h>

namespace rasoat::benchmark {

void take_idle_priority() {
    // Since Windows Vista: the lowest priority on processor, disk and memory, for this thread. Each thread takes its
    // own.
    SetThreadPriority(GetCurrentThread(), THREAD_MODE_BACKGROUND_BEGIN);
}

} // namespace rasoat::benchmark
