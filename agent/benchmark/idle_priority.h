#pragma once

namespace rasoat::benchmark {

/// The calling thread, and where the system lets them inherit it those it starts from now on, run only when nothing
/// else wants to, on processor and disk. Where the system refuses, they go on as they were.
void take_idle_priority();

} // namespace rasoat::benchmark
