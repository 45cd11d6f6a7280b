#include "planner/cli/file_io.h"

#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

namespace rasoat::planner::cli {
namespace {

std::string reason() {
    return std::strerror(errno);
}

} // namespace

std::string read_file(std::string_view name) {
    if (name == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
    std::ifstream in(std::string(name), std::ios::binary);
    std::string text;
    if (in) text.assign(std::istreambuf_iterator<char>(in), {});
    if (!in || in.bad()) throw std::runtime_error(std::string(name) + ": cannot be read: " + reason());
    return text;
}

void write_file(std::optional<std::string_view> name, std::string_view text) {
    if (!name) {
        std::cout << text << std::flush;
        if (!std::cout) throw std::runtime_error("standard output cannot be written: " + reason());
        return;
    }
    std::ofstream out(std::string(*name), std::ios::binary);
    out << text << std::flush;
    if (!out) throw std::runtime_error(std::string(*name) + ": cannot be written: " + reason());
}

} // namespace rasoat::planner::cli
