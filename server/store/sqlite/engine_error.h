#pragma once

#include <SQLiteCpp/Exception.h>

#include <string_view>

namespace rasoat::store {

/// Throws the StoreError that the engine's error stands for. `doing` begins the message: "reading units".
[[noreturn]] void rethrow(const SQLite::Exception& error, std::string_view doing);

} // namespace rasoat::store
