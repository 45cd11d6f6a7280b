#include "agent/probes/machine_root.h"
#include "agent/probes/probe_error.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <cstdlib>
#include <deque>
#include <memory>

namespace rasoat::probes {
namespace {

/// As the kernel's own limit (MAXSYMLINKS).
constexpr int most_links = 40;

class FileDescriptor {
public:
    explicit FileDescriptor(int number) : number_(number) {}
    ~FileDescriptor() {
        if (number_ >= 0) ::close(number_);
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    FileDescriptor(FileDescriptor&&) = delete;
    FileDescriptor& operator=(FileDescriptor&&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

struct CloseDirectory {
    void operator()(DIR* directory) const { ::closedir(directory); }
};

bool is_denial(int error) {
    return error == EACCES || error == EPERM;
}

std::optional<std::string> link_target(const std::string& path) {
    std::array<char, PATH_MAX> target{};
    const auto length = ::readlink(path.c_str(), target.data(), target.size());
    if (length < 0 || static_cast<std::size_t>(length) == target.size()) return std::nullopt;
    return std::string(target.data(), static_cast<std::size_t>(length));
}

std::vector<std::string_view> components(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const auto slash = path.find('/');
        if (slash != 0) parts.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash + 1);
    }
    return parts;
}

/// Walks `path` inside `directory` as a kernel would whose root it is: ".." stops at the root, absolute links start
/// there again.
std::optional<std::string> resolved_inside(const std::string& directory, std::string_view path) {
    std::deque<std::string> ahead;
    for (const auto part : components(path))
        ahead.emplace_back(part);
    std::string done;
    int links = 0;
    while (!ahead.empty()) {
        const auto part = std::move(ahead.front());
        ahead.pop_front();
        if (part == ".") continue;
        if (part == "..") {
            done.erase(std::min(done.rfind('/'), done.size()));
            continue;
        }
        auto next = done;
        next.append("/").append(part);
        struct stat status {};
        if (::lstat((directory + next).c_str(), &status) != 0) return std::nullopt;
        if (!S_ISLNK(status.st_mode)) {
            done = std::move(next);
            continue;
        }
        const auto target = link_target(directory + next);
        if (!target || ++links > most_links) return std::nullopt;
        if (target->starts_with('/')) done.clear();
        const auto parts = components(*target);
        ahead.insert(ahead.begin(), parts.begin(), parts.end());
    }
    return done.empty() ? "/" : done;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white{" \t\r\n\v\f\0", 7};
    const auto first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

} // namespace

MachineRoot::MachineRoot(const std::filesystem::path& directory) {
    directory_ = std::filesystem::absolute(directory).lexically_normal().string();
    while (directory_.ends_with('/'))
        directory_.pop_back();
    live_ = directory_.empty();
}

std::optional<std::string> MachineRoot::outside(std::string_view path) const {
    if (live_) return std::string(path);
    const auto inside = resolved_inside(directory_, path);
    if (!inside) return std::nullopt;
    return directory_ + *inside;
}

std::optional<std::string> MachineRoot::bytes(std::string_view path, std::size_t limit) const {
    const auto place = outside(path);
    if (!place) return std::nullopt;
    // Without waiting: a pipe or a dead device must not hold the probe up.
    const FileDescriptor file(::open(place->c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.number() < 0) {
        if (is_denial(errno)) throw AccessDenied(std::string(path));
        return std::nullopt;
    }
    struct stat status {};
    if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    std::string content;
    std::array<char, 16384> block{};
    for (;;) {
        const auto count = ::read(file.number(), block.data(), block.size());
        if (count == 0) return content;
        if (count < 0) {
            if (errno == EINTR) continue;
            if (is_denial(errno)) throw AccessDenied(std::string(path));
            return std::nullopt;
        }
        content.append(block.data(), static_cast<std::size_t>(count));
        if (content.size() > limit) {
            throw ProbeError(
                std::string(path) + " is larger than " + std::to_string(limit) + " bytes and was not read");
        }
    }
}

std::optional<std::string> MachineRoot::text(std::string_view path, std::size_t limit) const {
    const auto content = bytes(path, limit);
    if (!content) return std::nullopt;
    const auto inner = trimmed(*content);
    if (inner.empty()) return std::nullopt;
    return std::string(inner);
}

std::optional<std::string> MachineRoot::text_if_allowed(std::string_view path) const {
    try {
        return text(path);
    } catch (const AccessDenied&) {
        return std::nullopt;
    }
}

std::optional<std::uint64_t> MachineRoot::number(std::string_view path) const {
    const auto digits = text(path);
    if (!digits) return std::nullopt;
    std::uint64_t value = 0;
    const auto* const end = digits->data() + digits->size();
    const auto [rest, error] = std::from_chars(digits->data(), end, value);
    if (error != std::errc{} || rest != end) return std::nullopt;
    return value;
}

bool MachineRoot::exists(std::string_view path) const {
    const auto place = outside(path);
    return place && ::access(place->c_str(), F_OK) == 0;
}

std::vector<std::string> MachineRoot::entries(std::string_view path) const {
    const auto place = outside(path);
    if (!place) return {};
    const std::unique_ptr<DIR, CloseDirectory> directory(::opendir(place->c_str()));
    if (!directory) {
        if (is_denial(errno)) throw AccessDenied(std::string(path));
        return {};
    }
    std::vector<std::string> names;
    // readdir is safe here: nobody else reads this stream.
    while (const auto* entry = ::readdir(directory.get())) { // NOLINT(concurrency-mt-unsafe)
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<std::string> MachineRoot::resolved(std::string_view path) const {
    if (!live_) return resolved_inside(directory_, path);
    std::array<char, PATH_MAX> place{};
    if (::realpath(std::string(path).c_str(), place.data()) == nullptr) return std::nullopt;
    return std::string(place.data());
}

std::optional<std::string> MachineRoot::link_name(std::string_view path) const {
    const auto slash = path.rfind('/');
    const auto parent = outside(slash == 0 ? "/" : path.substr(0, slash));
    if (!parent) return std::nullopt;
    const auto target = link_target(*parent + std::string(path.substr(slash)));
    if (!target) return std::nullopt;
    auto name = std::filesystem::path(*target).filename().string();
    if (name.empty()) return std::nullopt;
    return name;
}

std::optional<report::Day> MachineRoot::changed_on(std::string_view path) const {
    const auto place = outside(path);
    struct stat status {};
    if (!place || ::stat(place->c_str(), &status) != 0) return std::nullopt;
    const std::chrono::sys_seconds moment{std::chrono::seconds{status.st_mtim.tv_sec}};
    return std::chrono::floor<std::chrono::days>(moment);
}

} // namespace rasoat::probes
