#pragma once

#include <filesystem>
#include <string>

namespace rasoat::tests {

/// Waits until the file holds `text`, woken by the system whenever it is written to; throws std::runtime_error with
/// what it holds after a minute without that.
void await_text(const std::filesystem::path& file, const std::string& text);

/// The coming of a file into a folder by its last name, from the making of this object on.
class AwaitedFile {
public:
    explicit AwaitedFile(const std::filesystem::path& folder);
    AwaitedFile(const AwaitedFile&) = delete;
    AwaitedFile& operator=(const AwaitedFile&) = delete;
    ~AwaitedFile();
    /// Throws std::runtime_error where none came within a minute.
    void await() const;

private:
    int watch_;
};

} // namespace rasoat::tests
