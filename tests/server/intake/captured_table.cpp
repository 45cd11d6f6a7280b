#include "tests/server/intake/captured_table.h"

#include <zlib.h>

#include <array>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace rasoat::tests {

namespace {

std::string gunzipped(const std::filesystem::path& path) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
    if (!file) throw std::runtime_error("cannot open " + path.string());
    std::string text;
    std::array<char, 65536> chunk{};
    for (int length = 0; (length = gzread(file.get(), chunk.data(), chunk.size())) > 0;)
        text.append(chunk.data(), static_cast<std::size_t>(length));
    return text;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

} // namespace

std::vector<Row> csv_rows(const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    const auto names = cells_of(line);
    std::vector<Row> rows;
    while (std::getline(lines, line)) {
        const auto cells = cells_of(line);
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < names.size(); ++i)
            row[names[i]] = cells.at(i);
    }
    return rows;
}

std::uint64_t number(const std::string& cell) {
    return cell.empty() ? 0 : std::stoull(cell);
}

std::vector<std::string> files_in_tar_gz(const std::filesystem::path& path) {
    constexpr std::size_t block = 512; // POSIX ustar
    constexpr std::size_t size_field = 124;
    constexpr std::size_t size_digits = 12;
    constexpr std::size_t type_field = 156;
    const auto tar = gunzipped(path);
    std::vector<std::string> files;
    for (std::size_t at = 0; at + block <= tar.size() && tar[at] != '\0';) {
        const auto size = std::stoull(tar.substr(at + size_field, size_digits), nullptr, 8);
        if (tar[at + type_field] == '0' || tar[at + type_field] == '\0') files.push_back(tar.substr(at + block, size));
        at += block + (size + block - 1) / block * block;
    }
    return files;
}

} // namespace rasoat::tests
