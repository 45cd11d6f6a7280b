#pragma once

#include <filesystem>

namespace rasoat::delivery {

/// Makes the folder where it is missing, and what leads to it, with everything below for SYSTEM and administrators
/// alone (and for whoever makes it, where that is neither). Anybody may make folders in %ProgramData%, so one that is
/// there already and belongs to somebody else is not ours: it is renamed, and a new one made.
/// Throws StorageProblem.
void create_private_folder(const std::filesystem::path& folder);

/// Gives a folder of ours, and everything in it, those access rights again. Throws StorageProblem.
void make_private(const std::filesystem::path& folder);

} // namespace rasoat::delivery
