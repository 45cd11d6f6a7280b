#pragma once

#include "agent/probes/machine_root.h"
#include "tests/temporary_folder.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::tests {

/// A machine's root directory in a temporary folder that is removed at the end: files as sysfs and proc show them, on
/// the real file system.
class BuiltMachine {
public:
    BuiltMachine() = default;
    ~BuiltMachine();
    BuiltMachine(const BuiltMachine&) = delete;
    BuiltMachine& operator=(const BuiltMachine&) = delete;
    BuiltMachine(BuiltMachine&&) = delete;
    BuiltMachine& operator=(BuiltMachine&&) = delete;

    /// Paths are the machine's own: "/proc/cpuinfo". Folders above are made.
    void write(std::string_view path, std::string_view content) const;
    void link(std::string_view path, std::string_view target) const;
    void folder(std::string_view path) const;
    void copy(std::string_view path, const std::filesystem::path& from) const;

    /// Unpacks what of a tar archive, compressed or not, matches one of the patterns (in which * stands for slashes
    /// too), with the system's tar.
    void unpack(const std::filesystem::path& archive, const std::vector<std::string>& patterns) const;

    [[nodiscard]] std::filesystem::path directory() const { return folder_.path(); }
    [[nodiscard]] probes::MachineRoot root() const { return probes::MachineRoot(folder_.path()); }

private:
    [[nodiscard]] std::filesystem::path place(std::string_view path) const;

    TemporaryFolder folder_;
};

} // namespace rasoat::tests
