#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::intake {

/// Why bytes are not taken as a zip archive, or a file in it as what it says.
class ZipRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A zip archive in memory (PKWARE APPNOTE 6.3), as offices' programs write it: stored or deflated files, no
/// encryption, no Zip64, no spanning. Files are unpacked one by one when asked for, within a budget for all of them
/// together, so that a bomb is given up.
class ZipArchive {
public:
    struct Entry {
        std::string name; ///< with '/' between folders
        bool is_folder = false;
        std::uint32_t crc = 0;
        std::size_t packed_size = 0;
        std::size_t size = 0; ///< as the archive says; checked when it is unpacked
        std::size_t header = 0;
        std::uint16_t method = 0;
    };

    static constexpr std::size_t most_entries = 10'000;

    /// `bytes` must outlive the archive; `budget`: bytes unpacked altogether. Throws ZipRefused.
    ZipArchive(std::string_view bytes, std::size_t budget);

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    /// The file's content. Throws ZipRefused.
    [[nodiscard]] std::string content(const Entry& entry);
    /// The content of the file of that name, compared without case; none where there is none. Throws ZipRefused.
    [[nodiscard]] std::optional<std::string> content(std::string_view name);

private:
    std::string_view bytes_;
    std::size_t budget_;
    std::vector<Entry> entries_;
};

} // namespace rasoat::intake
