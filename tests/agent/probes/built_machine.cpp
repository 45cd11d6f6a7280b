#include "tests/agent/probes/built_machine.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <string>

namespace rasoat::tests {

BuiltMachine::~BuiltMachine() {
    std::error_code ignored; // what a test can't remove, the system's cleaning of its temporary folder does
    for (std::filesystem::recursive_directory_iterator entry(directory(), ignored), end; entry != end;
         entry.increment(ignored)) {
        // Captured folders may be read-only.
        if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
            std::filesystem::permissions(
                entry->path(), std::filesystem::perms::owner_all, std::filesystem::perm_options::add, ignored);
        }
    }
}

std::filesystem::path BuiltMachine::place(std::string_view path) const {
    auto place = directory() / std::filesystem::path(path).relative_path();
    std::filesystem::create_directories(place.parent_path());
    return place;
}

void BuiltMachine::write(std::string_view path, std::string_view content) const {
    std::ofstream file(place(path), std::ios::binary);
    file << content;
    if (!file.flush()) throw std::runtime_error("cannot write " + std::string(path));
}

void BuiltMachine::link(std::string_view path, std::string_view target) const {
    std::filesystem::create_symlink(target, place(path));
}

void BuiltMachine::folder(std::string_view path) const {
    std::filesystem::create_directories(place(path));
}

void BuiltMachine::copy(std::string_view path, const std::filesystem::path& from) const {
    std::filesystem::copy_file(from, place(path));
}

void BuiltMachine::unpack(const std::filesystem::path& archive, const std::vector<std::string>& patterns) const {
    std::vector<std::string> words = {"tar", "-xf", archive.string(), "-C", directory().string(), "--wildcards"};
    words.insert(words.end(), patterns.begin(), patterns.end());
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawnp(&child, "tar", nullptr, nullptr, arguments.data(), ::environ) != 0) {
        throw std::runtime_error("cannot start tar");
    }
    int status = 0;
    if (::waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw std::runtime_error("tar cannot unpack " + archive.string());
    }
}

} // namespace rasoat::tests
