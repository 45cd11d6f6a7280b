#pragma once

#include <string_view>

namespace rasoat::agent {

/// Writes the text and a line break to the standard output. False where it can't be written (a closed pipe, a full
/// disk).
bool print(std::string_view text);

/// Writes the text and a line break to the standard error: a message for whoever started the command, or for the
/// journal.
void complain(std::string_view text);

} // namespace rasoat::agent
