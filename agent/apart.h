#pragma once

#include <functional>

namespace rasoat::agent {

/// Does the work in a process of its own where the system makes that cheap (Linux), so that what it needs of memory,
/// TLS above all, is given back to the last page when it is done; elsewhere here. Returns what `work` returned, or 1
/// where it threw or was killed; what it threw is complained about.
int do_apart(const std::function<int()>& work);

} // namespace rasoat::agent
