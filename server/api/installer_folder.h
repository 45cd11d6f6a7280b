#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::api {

/// For which computers a package is.
enum class InstallerSystem { debian, windows_x64, windows_x86 };
/// "debian", "windows_x64", "windows_x86".
[[nodiscard]] std::string_view name_of(InstallerSystem system);

/// One package of the agent.
struct Installer {
    std::string name; ///< the file's, such as "rasoat-agent-x64.msi"
    InstallerSystem system = InstallerSystem::debian;
    std::uintmax_t bytes = 0;
    std::string sha256; ///< 64 hexadecimal digits
    std::filesystem::path path;
};

/// The packages that this server hands out: the .deb and .msi files of one folder, as they are there at each question.
/// Digests are kept until a file changes. A request names one of these or nothing: there is no way to any other file.
/// Safe to use from any thread.
class InstallerFolder {
public:
    /// The folder may be absent: then there are none. Symbolic links are not followed.
    explicit InstallerFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// By system, the newest file of each first.
    [[nodiscard]] std::vector<Installer> all() const;
    [[nodiscard]] std::optional<Installer> named(std::string_view name) const;
    /// The newest for these computers.
    [[nodiscard]] std::optional<Installer> newest_for(InstallerSystem system) const;

private:
    struct Digest {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type written;
        std::string sha256;
    };
    [[nodiscard]] std::string
    digest_of(const std::filesystem::path& file, std::uintmax_t bytes, std::filesystem::file_time_type written) const;

    std::filesystem::path folder_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, Digest, std::less<>> digests_; ///< by the file's name
};

} // namespace rasoat::api
