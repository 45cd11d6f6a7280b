#include "tests/server/running/text_file.h"

#include <fstream>

namespace rasoat::tests {

void write_text(const std::filesystem::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary) << text;
}

} // namespace rasoat::tests
