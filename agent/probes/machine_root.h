#pragma once

#include "agent/report/report.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::probes {

/// Where a machine is read from: "/" for the running one, or the directory of a captured one (`--sysroot DIR`).
/// Paths are absolute and mean the machine's own; on a captured machine symbolic links, absolute ones too, stay inside
/// its directory. What is absent is none, never an error. Only files are read: nothing is written, no process starts.
/// On Windows only the running machine is read, by calls: there the constructor throws ProbeError for any directory but
/// "/", and the members that read files are not defined.
class MachineRoot {
public:
    static constexpr std::size_t small_file = std::size_t{64} << 10U;

    explicit MachineRoot(const std::filesystem::path& directory = "/");

    /// True for the machine that runs this program: what the kernel answers by call (sizes of mounted file systems,
    /// network addresses) may be asked too.
    [[nodiscard]] bool is_live() const { return live_; }

    /// The whole file. None where it is absent or the device behind it doesn't answer. Throws AccessDenied where it may
    /// not be read, ProbeError where it is larger than `limit` bytes.
    [[nodiscard]] std::optional<std::string> bytes(std::string_view path, std::size_t limit = small_file) const;

    /// The file without the white space around it; none where nothing is left. Throws as `bytes` does.
    [[nodiscard]] std::optional<std::string> text(std::string_view path, std::size_t limit = small_file) const;

    /// As `text`, and none where the file may not be read.
    [[nodiscard]] std::optional<std::string> text_if_allowed(std::string_view path) const;

    /// A file that holds one decimal number; none for anything else, a negative number too.
    [[nodiscard]] std::optional<std::uint64_t> number(std::string_view path) const;

    [[nodiscard]] bool exists(std::string_view path) const;

    /// Names in a directory, sorted, without "." and "..". Empty where it is absent. Throws AccessDenied.
    [[nodiscard]] std::vector<std::string> entries(std::string_view path) const;

    /// The path with every symbolic link followed; none where it leads nowhere.
    [[nodiscard]] std::optional<std::string> resolved(std::string_view path) const;

    /// The last name of what the symbolic link at `path` points to, even where the target was not captured:
    /// how sysfs names a device's driver and bus.
    [[nodiscard]] std::optional<std::string> link_name(std::string_view path) const;

    /// The day (UTC) on which a file was last changed.
    [[nodiscard]] std::optional<report::Day> changed_on(std::string_view path) const;

private:
    /// The place in the real file system of a path of the machine; none where it leads nowhere.
    [[nodiscard]] std::optional<std::string> outside(std::string_view path) const;

    std::string directory_; ///< without a slash at its end; empty for "/"
    bool live_;
};

} // namespace rasoat::probes
