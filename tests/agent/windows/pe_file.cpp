#include "tests/agent/windows/pe_file.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <vector>

namespace rasoat::tests {

namespace {

struct Section {
    std::uint32_t address;
    std::uint32_t size;
    std::uint32_t offset;
};

class Image {
public:
    explicit Image(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] std::uint64_t number(std::uint64_t at, unsigned size) const {
        if (at + size > bytes_.size()) throw std::runtime_error("no PE file: it ends too early");
        std::uint64_t value = 0;
        for (unsigned i = 0; i < size; ++i)
            value |= std::uint64_t{static_cast<unsigned char>(bytes_[at + i])} << 8U * i;
        return value;
    }
    [[nodiscard]] std::uint32_t dword(std::uint64_t at) const { return static_cast<std::uint32_t>(number(at, 4)); }
    [[nodiscard]] std::uint16_t word(std::uint64_t at) const { return static_cast<std::uint16_t>(number(at, 2)); }
    [[nodiscard]] std::string text(std::uint64_t at) const {
        const auto rest = bytes_.substr(std::min<std::uint64_t>(at, bytes_.size()));
        return std::string(rest.substr(0, rest.find('\0')));
    }

    void add(Section section) { sections_.push_back(section); }
    /// Where in the file is what goes to that address.
    [[nodiscard]] std::uint64_t offset(std::uint32_t address) const {
        for (const auto& section : sections_)
            if (address >= section.address && address - section.address < section.size)
                return address - section.address + section.offset;
        throw std::runtime_error("no PE file: an address in no section");
    }

private:
    std::string_view bytes_;
    std::vector<Section> sections_;
};

std::string lower(std::string text) {
    for (auto& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// The functions of one library: addresses of a hint and a name each, or ordinals, up to a zero.
void add_functions(PeFile& file, const Image& image, std::uint64_t table, const std::string& library) {
    const unsigned size = file.sixty_four_bit ? 8 : 4;
    for (auto at = table;; at += size) {
        const auto entry = image.number(at, size);
        if (entry == 0) return;
        const bool by_ordinal = (entry >> (size * 8U - 1)) != 0;
        constexpr std::uint64_t hint = 2;
        file.imports.insert(
            library + '!' +
            (by_ordinal ? '#' + std::to_string(entry & 0xFFFFU)
                        : image.text(image.offset(static_cast<std::uint32_t>(entry)) + hint)));
    }
}

} // namespace

PeFile pe_file(std::string_view bytes) {
    Image image(bytes);
    const auto header = image.dword(0x3C);
    if (image.dword(header) != 0x4550) throw std::runtime_error("no PE file: no signature");
    const auto optional = header + 24;
    PeFile file;
    file.sixty_four_bit = image.word(optional) == 0x20B;
    file.subsystem_major = image.word(optional + 48);
    file.subsystem_minor = image.word(optional + 50);

    const auto first_section = optional + image.word(header + 20);
    for (unsigned i = 0; i < image.word(header + 6); ++i) {
        const auto at = first_section + 40 * i;
        image.add({image.dword(at + 12), image.dword(at + 8), image.dword(at + 20)});
    }
    const auto import_table = image.dword(optional + (file.sixty_four_bit ? 112 : 96) + 8);
    for (auto at = image.offset(import_table); image.dword(at + 12) != 0; at += 20)
        add_functions(
            file, image, image.offset(image.dword(at)), lower(image.text(image.offset(image.dword(at + 12)))));
    return file;
}

} // namespace rasoat::tests
