#include "tests/server/running/scratch_folder.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

namespace rasoat::tests {

ScratchFolder::ScratchFolder() {
    auto name = (std::filesystem::temp_directory_path() / "rasoat-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error(name + ": cannot be made");
    path_ = name;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void write_text(const std::filesystem::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary) << text;
}

} // namespace rasoat::tests
