#pragma once

#include <filesystem>
#include <string>

namespace rasoat::delivery {

/// The access rights of a private folder in Windows's own notation (SDDL): protected against what is inherited from
/// above; SYSTEM (SY) and administrators (BA) may do everything, here and below, and so may this process's account
/// where it is no administrator. Throws StorageProblem.
[[nodiscard]] std::wstring access_for_owners();

/// Makes the folder where it is missing, and what leads to it, with everything below for SYSTEM and administrators
/// alone (and for whoever makes it, where that is neither). Anybody may make folders in %ProgramData%, so one that is
/// there already and belongs to somebody else is not ours: it is renamed, and a new one made.
/// Throws StorageProblem.
void create_private_folder(const std::filesystem::path& folder);

/// Gives a folder of ours, and everything in it, those access rights again. Throws StorageProblem.
void make_private(const std::filesystem::path& folder);

} // namespace rasoat::delivery
