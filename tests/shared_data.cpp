#include "tests/shared_data.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

namespace rasoat::tests {

namespace {

const std::filesystem::path source_root = RASOAT_SOURCE_DIR;

} // namespace

std::optional<std::filesystem::path> shared_data(std::string_view relative) {
    const char* named = std::getenv("RASOAT_SHARED_DATA");
    const auto root = named != nullptr ? std::filesystem::path(named) : source_root / "../shared/data";
    auto path = root / relative;
    if (std::filesystem::exists(path)) return path;
    std::cout << "skipped: shared data has no " << path.string() << '\n';
    return std::nullopt;
}

std::filesystem::path project_path(std::string_view relative) {
    return source_root / relative;
}

std::string file_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace rasoat::tests
