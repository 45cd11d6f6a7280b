#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rasoat::delivery {

/// A report on its way: what goes into the request, so that sending it again sends the same.
struct SpooledReport {
    std::string idempotency_key; ///< 36 characters of a UUID; the server counts one report for it
    std::string digest;          ///< content_digest() of the report
    std::string body;            ///< the report's JSON, gzip
    bool operator==(const SpooledReport&) const = default;
};

inline constexpr std::uint64_t default_spool_limit = std::uint64_t{50} * 1000 * 1000; ///< bytes

/// What waits in a spool's folder, seen from beside: also while another process works with it.
struct SpoolSize {
    std::size_t reports = 0;
    std::uint64_t bytes = 0;
};
[[nodiscard]] SpoolSize spool_size(const std::filesystem::path& folder);

/// Reports that no server has confirmed yet, in a folder on disk, oldest first. Invariants: what put() returned from
/// survives a kill and a power cut; a half-written report is never seen; the files are never more than the limit in
/// bytes. One process at a time (StateLock).
class Spool {
public:
    /// Takes up what an earlier process left. Makes the folder where it is missing. Throws StorageProblem.
    Spool(std::filesystem::path folder, std::uint64_t limit);

    /// Keeps the report, unless the newest one kept has the same digest: then nothing is new, and false is returned.
    /// To stay within the limit the oldest report that a later one repeats is dropped first, then the oldest.
    /// Throws StorageProblem when the report can't be written; the others are untouched then.
    bool put(const SpooledReport& report);

    /// None where the spool is empty. Files that are damaged are deleted on the way.
    [[nodiscard]] std::optional<SpooledReport> oldest();

    /// Forgets the report of that key, which the server has confirmed or refused.
    void remove(const std::string& idempotency_key);

    [[nodiscard]] std::size_t count() const { return entries_.size(); }
    [[nodiscard]] std::uint64_t bytes() const;

private:
    /// A file, "<sequence, 12 digits>-<digest>-<key>.report"; its content is the body.
    struct Entry {
        std::uint64_t sequence;
        std::string digest;
        std::string key;
        std::uint64_t bytes;
        [[nodiscard]] std::string file_name() const;
    };
    [[nodiscard]] static std::optional<Entry> entry_named(const std::string& file_name);
    friend SpoolSize spool_size(const std::filesystem::path& folder);
    void drop(std::vector<Entry>::iterator entry);
    void make_room(std::uint64_t bytes);

    std::filesystem::path folder_;
    std::uint64_t limit_;
    std::vector<Entry> entries_; ///< by sequence
};

} // namespace rasoat::delivery
