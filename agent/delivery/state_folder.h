#pragma once

#include <cstdint>
#include <filesystem>

namespace rasoat::delivery {

/// Where the agent keeps what it must remember; see README.md for what lies in it.
class StateFolder {
public:
    explicit StateFolder(std::filesystem::path path) : path_(std::move(path)) {}

    /// Makes the folder, for its owner alone, where it is missing. Throws StorageProblem.
    void create() const;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path enrolment() const { return path_ / "enrolment"; }
    [[nodiscard]] std::filesystem::path certificate_authority() const { return path_ / "ca.pem"; }
    [[nodiscard]] std::filesystem::path session() const { return path_ / "session"; }
    [[nodiscard]] std::filesystem::path status() const { return path_ / "status"; }
    [[nodiscard]] std::filesystem::path spool() const { return path_ / "spool"; }
    [[nodiscard]] std::filesystem::path refused_report() const { return path_ / "refused.json.gz"; }
    [[nodiscard]] std::filesystem::path refusal() const { return path_ / "refused.txt"; }
    [[nodiscard]] std::filesystem::path lock() const { return path_ / "lock"; }

private:
    std::filesystem::path path_;
};

/// Held while one process works with the state folder. Invariant: at most one at a time on a machine; the system gives
/// it back when the process ends, however it ends.
class StateLock {
public:
    /// Waits for whoever holds it. Throws StorageProblem.
    explicit StateLock(const StateFolder& state);
    StateLock(const StateLock&) = delete;
    StateLock& operator=(const StateLock&) = delete;
    ~StateLock();

private:
    std::intptr_t handle_; ///< of the lock file, as the system counts them
};

} // namespace rasoat::delivery
