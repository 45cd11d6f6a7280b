#include "tests/server/intake/built_workbook.h"

#include "server/intake/inflate.h"

#include <zlib.h>

namespace rasoat::tests {

namespace {

void put(std::string& bytes, std::size_t value, int count) {
    for (int i = 0; i < count; ++i, value >>= 8U)
        bytes += static_cast<char>(value & 0xffU);
}

} // namespace

std::string zip_of(const ZipFiles& files) {
    std::string bytes;
    std::string list;
    for (const auto& [name, content] : files) {
        const auto packed = intake::deflated(content, intake::Wrapper::none);
        const auto crc = crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
        std::string facts; // what both records share: version, flags, method, time, day, checksum, sizes, name's length
        for (const std::size_t two : {20U, 0U, 8U, 0U, 0U})
            put(facts, two, 2);
        put(facts, crc, 4);
        put(facts, packed.size(), 4);
        put(facts, content.size(), 4);
        put(facts, name.size(), 2);
        put(facts, 0, 2);
        list += std::string_view("PK\x01\x02\x14\0", 6);
        list += facts;
        put(list, 0, 2 + 2 + 2 + 4); // comment, disk, attributes
        put(list, bytes.size(), 4);
        list += name;
        bytes += std::string_view("PK\x03\x04", 4);
        bytes += facts + name + packed;
    }
    const auto list_start = bytes.size();
    bytes += list;
    bytes += std::string_view("PK\x05\x06\0\0\0\0", 8);
    put(bytes, files.size(), 2);
    put(bytes, files.size(), 2);
    put(bytes, list.size(), 4);
    put(bytes, list_start, 4);
    put(bytes, 0, 2);
    return bytes;
}

std::string workbook_of(std::string_view sheet_data, std::string_view shared_strings, std::string_view styles) {
    ZipFiles files{
        {"xl/workbook.xml",
         "<workbook xmlns:r='r'><sheets><sheet name='Tài sản' sheetId='1' r:id='rId1'/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + std::string(sheet_data) + "</sheetData></worksheet>"}};
    if (!shared_strings.empty())
        files.emplace_back("xl/sharedStrings.xml", "<sst>" + std::string(shared_strings) + "</sst>");
    if (!styles.empty()) files.emplace_back("xl/styles.xml", "<styleSheet>" + std::string(styles) + "</styleSheet>");
    return zip_of(files);
}

} // namespace rasoat::tests
