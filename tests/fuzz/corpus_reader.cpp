// Stands in for libFuzzer's main where there is no fuzzing: gives the fuzzer every file of a corpus once, so that what
// was ever found stays mended.
//   NAME_fuzzer CORPUS [FOLDER-OF-THE-SHARED-DATA ...]

#include "tests/shared_data.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

using namespace rasoat;

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::size_t read_all(const std::filesystem::path& folder) {
    const auto files = files_below(folder);
    for (const auto& file : files) {
        const auto bytes = tests::file_bytes(file);
        // A copy of its own size, so that a read past its end is one that the sanitizers see.
        const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
        LLVMFuzzerTestOneInput(exact.data(), exact.size());
    }
    return files.size();
}

} // namespace

int main(int argument_count, char** arguments) {
    try {
        const std::vector<std::string> words(arguments + 1, arguments + argument_count);
        if (words.empty()) {
            std::fprintf(stderr, "a corpus is wanted\n");
            return 2;
        }
        auto files = read_all(words.front());
        if (files == 0) {
            std::fprintf(stderr, "%s holds no files\n", words.front().c_str());
            return 1;
        }
        for (std::size_t i = 1; i < words.size(); ++i)
            if (const auto captures = tests::shared_data(words[i])) files += read_all(*captures);
        std::printf("%zu files read\n", files);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
