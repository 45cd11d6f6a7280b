#pragma once

#include "server/intake/intake.h"
#include "server/store/store.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Files that PCs without a network wrote, taken as reports like any other.
namespace rasoat::offline {

enum class Imported {
    new_machine,
    known_machine, ///< stored as the machine's current report
    nothing_new,   ///< this file, or a later report of the machine, is here already
    refused,
};

/// What became of one file.
struct ImportedFile {
    std::string name;
    Imported outcome = Imported::refused;
    std::string hostname;    ///< empty where it is not known
    store::Bilingual reason; ///< why it was refused; empty where it was not
};

/// Checks the file's signature against its token, and stores its report. Bytes that are no report, a wrong signature,
/// an unknown, revoked or (by the date of the report) expired token are refused with the reason.
[[nodiscard]] ImportedFile import_report(
    store::Store& store, std::string name, std::string_view bytes, const intake::Limits& limits, store::Time now);

/// Every file of the folder that ends in .rasoat-report, the oldest first, folders in it too; by name. Throws
/// std::filesystem::filesystem_error where the folder can't be read.
[[nodiscard]] std::vector<ImportedFile>
import_folder(store::Store& store, const std::filesystem::path& folder, const intake::Limits& limits, store::Time now);

} // namespace rasoat::offline
