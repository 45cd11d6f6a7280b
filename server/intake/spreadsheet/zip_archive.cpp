#include "server/intake/spreadsheet/zip_archive.h"

#include "server/intake/ascii_case.h"
#include "server/intake/inflate.h"

#include <zlib.h>

#include <algorithm>

namespace rasoat::intake {

namespace {

// APPNOTE 4.3: signatures and lengths of the records that are read.
constexpr std::string_view end_signature("PK\x05\x06", 4);
constexpr std::string_view entry_signature("PK\x01\x02", 4);
constexpr std::string_view local_signature("PK\x03\x04", 4);
constexpr std::size_t end_length = 22;
constexpr std::size_t entry_length = 46;
constexpr std::size_t local_length = 30;
constexpr std::size_t longest_comment = 65'535;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated_method = 8;

/// Fixed-size records within the archive's bytes; every read is within them or refused.
class Record {
public:
    Record(std::string_view bytes, std::size_t start, std::size_t length) {
        if (start > bytes.size() || bytes.size() - start < length) throw ZipRefused("the archive breaks off");
        record_ = bytes.substr(start, length);
    }
    [[nodiscard]] bool begins_with(std::string_view signature) const { return record_.starts_with(signature); }
    [[nodiscard]] std::uint16_t two(std::size_t at) const { return static_cast<std::uint16_t>(number(at, 2)); }
    [[nodiscard]] std::uint32_t four(std::size_t at) const { return number(at, 4); }

private:
    [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t bytes) const {
        std::uint32_t value = 0;
        for (std::size_t i = bytes; i-- > 0;)
            value = value << 8U | static_cast<unsigned char>(record_.at(at + i));
        return value;
    }
    std::string_view record_;
};

std::size_t end_record(std::string_view bytes) {
    if (bytes.size() < end_length) throw ZipRefused("this is no zip archive");
    const auto first = bytes.size() - std::min(bytes.size(), end_length + longest_comment);
    const auto found = bytes.substr(first).rfind(end_signature);
    if (found == std::string_view::npos) throw ZipRefused("this is no zip archive");
    return first + found;
}

} // namespace

ZipArchive::ZipArchive(std::string_view bytes, std::size_t budget) : bytes_(bytes), budget_(budget) {
    const Record end(bytes_, end_record(bytes_), end_length);
    const std::size_t count = end.two(10);
    if (count != end.two(8) || end.two(4) != 0) throw ZipRefused("an archive in several parts is not taken");
    if (count > most_entries) throw ZipRefused("the archive holds too many files");
    std::size_t position = end.four(16);
    for (std::size_t index = 0; index < count; ++index) {
        const Record record(bytes_, position, entry_length);
        if (!record.begins_with(entry_signature)) throw ZipRefused("the archive's list of files is damaged");
        const std::size_t name_length = record.two(28);
        const auto name_start = position + entry_length;
        (void)Record(bytes_, name_start, name_length);
        Entry entry;
        entry.name = bytes_.substr(name_start, name_length);
        std::ranges::replace(entry.name, '\\', '/'); // as some old programs write it
        entry.is_folder = entry.name.ends_with('/');
        entry.method = record.two(10);
        entry.crc = record.four(16);
        entry.packed_size = record.four(20);
        entry.size = record.four(24);
        entry.header = record.four(42);
        constexpr std::uint16_t encrypted = 1;
        if ((record.two(8) & encrypted) != 0) throw ZipRefused("an encrypted archive is not taken");
        entries_.push_back(std::move(entry));
        position = name_start + name_length + record.two(30) + record.two(32);
    }
}

std::string ZipArchive::content(const Entry& entry) {
    if (entry.size > budget_) throw ZipRefused("the archive holds too much");
    const Record local(bytes_, entry.header, local_length);
    if (!local.begins_with(local_signature)) throw ZipRefused("the archive is damaged at " + entry.name);
    const auto start = entry.header + local_length + local.two(26) + local.two(28);
    (void)Record(bytes_, start, entry.packed_size);
    const auto packed = bytes_.substr(start, entry.packed_size);
    std::string unpacked;
    if (entry.method == stored) {
        unpacked = packed;
    } else if (entry.method == deflated_method) {
        auto inflating = inflated(packed, entry.size, Wrapper::none);
        auto* whole = std::get_if<std::string>(&inflating);
        if (whole == nullptr) throw ZipRefused("the archive is damaged at " + entry.name);
        unpacked = std::move(*whole);
    } else {
        throw ZipRefused("the archive packs " + entry.name + " in a way that is not known");
    }
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(unpacked.data()), static_cast<uInt>(unpacked.size()));
    if (unpacked.size() != entry.size || crc != entry.crc) throw ZipRefused("the archive is damaged at " + entry.name);
    budget_ -= unpacked.size();
    return unpacked;
}

std::optional<std::string> ZipArchive::content(std::string_view name) {
    const auto entry =
        std::ranges::find_if(entries_, [&](const Entry& candidate) { return same_but_for_case(candidate.name, name); });
    if (entry == entries_.end()) return std::nullopt;
    return content(*entry);
}

} // namespace rasoat::intake
