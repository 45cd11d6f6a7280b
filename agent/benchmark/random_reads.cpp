#include "agent/benchmark/random_reads.h"

#include "agent/benchmark/uncached_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <random>
#include <tuple>
#include <utility>
#include <vector>

namespace rasoat::benchmark {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_files = 32;
constexpr std::uint64_t fewest_blocks = 16'384; ///< 64 MiB: what a disk's own cache may hold
constexpr std::size_t fewest_reads = 16;

struct alignas(block_size) Page {
    std::array<std::byte, block_size> bytes;
};

struct SystemFile {
    std::uint64_t blocks = 0;
    std::filesystem::path path;
};

void add_files_in(const std::filesystem::path& folder, std::vector<SystemFile>& files) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code gone;
        if (entry->is_symlink(gone) || !entry->is_regular_file(gone)) continue;
        const auto size = entry->file_size(gone);
        if (!gone && size >= block_size) files.push_back({size / block_size, entry->path()});
    }
}

/// The largest first. Folders are not walked down: that alone would keep a hard disk busy for seconds.
std::vector<SystemFile> largest_system_files() {
    std::vector<SystemFile> files;
    for (const auto& folder : system_folders())
        add_files_in(folder, files);
    std::sort(files.begin(), files.end(), [](const SystemFile& one, const SystemFile& other) {
        return std::tie(other.blocks, one.path) < std::tie(one.blocks, other.path);
    });
    if (files.size() > most_files) files.resize(most_files);
    return files;
}

/// Files side by side, as if they were one.
class Files {
public:
    /// Takes those that can be read; after the first read the system knows where on the disk their blocks are.
    Files(const std::vector<SystemFile>& files, Page& page) {
        for (const auto& file : files) {
            auto opened = UncachedFile::open(file.path);
            if (!opened || !opened->read(file.blocks - 1, page.bytes)) continue;
            opened_.push_back(*std::move(opened));
            ends_.push_back(blocks() + file.blocks);
        }
    }
    [[nodiscard]] std::uint64_t blocks() const { return ends_.empty() ? 0 : ends_.back(); }
    [[nodiscard]] bool read(std::uint64_t number, Page& page) const {
        const auto file =
            static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), number) - ends_.begin());
        const auto first = file == 0 ? 0 : ends_[file - 1];
        return opened_[file].read(number - first, page.bytes);
    }

private:
    std::vector<UncachedFile> opened_;
    std::vector<std::uint64_t> ends_; ///< for each file: the blocks of it and those before it
};

} // namespace

std::optional<double> random_reads_a_second(std::chrono::milliseconds duration) {
    const auto page = std::make_unique<Page>();
    const Files files(largest_system_files(), *page);
    if (files.blocks() < fewest_blocks) return std::nullopt;
    std::mt19937_64 random(1124);
    std::uniform_int_distribution<std::uint64_t> place(0, files.blocks() - 1);
    std::vector<Clock::duration> times;
    const auto end = Clock::now() + duration;
    while (Clock::now() < end) {
        const auto number = place(random);
        const auto began = Clock::now();
        if (!files.read(number, *page)) return std::nullopt;
        times.push_back(Clock::now() - began);
    }
    if (times.size() < fewest_reads) return std::nullopt;
    // The median: a read that waited for others' work says nothing of the disk.
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return 1 / std::chrono::duration<double>(std::max<Clock::duration>(*middle, std::chrono::nanoseconds(1))).count();
}

} // namespace rasoat::benchmark
