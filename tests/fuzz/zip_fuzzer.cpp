// An archive that an officer uploads: a workbook, or a folder of report files.

#include "server/intake/spreadsheet/zip_archive.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace rasoat;
    constexpr std::size_t budget = 1U << 20U;
    try {
        intake::ZipArchive archive({reinterpret_cast<const char*>(bytes), size}, budget);
        std::size_t unpacked = 0;
        for (const auto& entry : archive.entries())
            unpacked += archive.content(entry).size();
        if (unpacked > budget) std::abort();
    } catch (const intake::ZipRefused&) {
    }
    return 0;
}
