#include "agent/console.h"

#include <cstdio>
#include <string>

namespace rasoat::agent {

namespace {

bool write_line(std::string_view text, std::FILE* stream) {
    const auto line = std::string(text) + '\n';
    return std::fwrite(line.data(), 1, line.size(), stream) == line.size() && std::fflush(stream) == 0;
}

} // namespace

bool print(std::string_view text) {
    return write_line(text, stdout);
}

void complain(std::string_view text) {
    write_line(text, stderr);
}

} // namespace rasoat::agent
