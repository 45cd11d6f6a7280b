#include "agent/console.h"
#include "agent/windows/text.h"

#include <windows.h>

#include <string>

namespace rasoat::agent {

namespace {

bool write_all(HANDLE stream, std::string_view bytes) {
    while (!bytes.empty()) {
        DWORD written = 0;
        if (WriteFile(stream, bytes.data(), static_cast<DWORD>(bytes.size()), &written, nullptr) == 0) return false;
        bytes.remove_prefix(written);
    }
    return true;
}

/// To a console in UTF-16, because its code page rarely has Vietnamese; to a file or pipe in UTF-8.
bool write_line(std::string_view text, HANDLE stream) {
    const auto line = std::string(text) + '\n';
    DWORD mode = 0;
    if (GetConsoleMode(stream, &mode) == 0) return write_all(stream, line);
    const auto wide = windows::to_utf16(line);
    constexpr std::size_t largest_piece = 8192; // a console takes no more than 64 KB at once
    for (std::size_t at = 0; at < wide.size(); at += largest_piece) {
        const auto piece = std::wstring_view(wide).substr(at, largest_piece);
        DWORD written = 0;
        if (WriteConsoleW(stream, piece.data(), static_cast<DWORD>(piece.size()), &written, nullptr) == 0) return false;
    }
    return true;
}

/// A service has no console: what it has to say goes to the Application log under its own name (the exe's message 1 is
/// "%1").
bool write_event(std::string_view text, WORD type) {
    auto* const log = RegisterEventSourceW(nullptr, L"rasoat-agent");
    if (log == nullptr) return false;
    const auto wide = windows::to_utf16(text);
    const auto* words = wide.c_str();
    const auto written = ReportEventW(log, type, 0, 1, nullptr, 1, 0, &words, nullptr);
    DeregisterEventSource(log);
    return written != 0;
}

bool is_there(HANDLE stream) {
    return stream != nullptr && stream != INVALID_HANDLE_VALUE;
}

} // namespace

bool print(std::string_view text) {
    auto* const stream = GetStdHandle(STD_OUTPUT_HANDLE);
    return is_there(stream) ? write_line(text, stream) : write_event(text, EVENTLOG_INFORMATION_TYPE);
}

void complain(std::string_view text) {
    auto* const stream = GetStdHandle(STD_ERROR_HANDLE);
    is_there(stream) ? write_line(text, stream) : write_event(text, EVENTLOG_WARNING_TYPE);
}

} // namespace rasoat::agent
