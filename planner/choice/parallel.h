#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace rasoat::planner::choice {

/// Calls work(index, worker) for every index below count, on so many threads, this one among them. Which worker takes
/// which index is open, so the work must depend on the index alone; `worker` only picks scratch memory. The first
/// exception is thrown on.
template <typename Work>
void for_each_index(unsigned threads, std::size_t count, Work&& work) {
    const auto workers = static_cast<unsigned>(std::min<std::size_t>(std::max(1U, threads), count));
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failing;
    const auto run = [&](unsigned worker) {
        try {
            for (std::size_t i = next++; i < count; i = next++)
                work(i, worker);
        } catch (...) {
            const std::lock_guard lock(failing);
            if (!failure) failure = std::current_exception();
            next = count;
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned w = 1; w < workers; ++w)
            others.emplace_back(run, w);
        run(0);
    }
    if (failure) std::rethrow_exception(failure);
}

} // namespace rasoat::planner::choice
