#include "agent/probes/registry_windows.h"

#include "agent/probes/probe_error.h"
#include "agent/windows/text.h"

#include <windows.h>

#include <array>
#include <memory>

namespace rasoat::probes {
namespace {

struct CloseKey {
    using pointer = HKEY;
    void operator()(HKEY key) const { RegCloseKey(key); }
};
using OpenKey = std::unique_ptr<HKEY, CloseKey>;

/// Windows' own limits: 255 characters for a key's name, 16,383 for a value's; no probe asks for a value with a name
/// that long.
constexpr DWORD longest_name = 512;
constexpr DWORD largest_value = 65536;
constexpr DWORD most_subkeys = 8192;

LSTATUS open(HKEY parent, const std::wstring& path, OpenKey& opened) {
    HKEY key = nullptr;
    const auto status = RegOpenKeyExW(parent, path.c_str(), 0, KEY_READ | KEY_WOW64_64KEY, &key);
    if (status == ERROR_SUCCESS) opened.reset(key);
    return status;
}

void read_values(HKEY key, RegistryKey& into) {
    std::vector<wchar_t> name(longest_name);
    std::vector<std::byte> data(largest_value);
    for (DWORD index = 0;; ++index) {
        auto name_length = longest_name;
        auto size = largest_value;
        DWORD type = 0;
        const auto status = RegEnumValueW(
            key, index, name.data(), &name_length, nullptr, &type, reinterpret_cast<BYTE*>(data.data()), &size);
        if (status == ERROR_MORE_DATA) continue;
        if (status != ERROR_SUCCESS) return;
        into.values[windows::to_utf8({name.data(), name_length})] = {
            static_cast<RegistryType>(type), {data.begin(), data.begin() + static_cast<std::ptrdiff_t>(size)}};
    }
}

std::vector<std::wstring> subkey_names(HKEY key) {
    std::vector<std::wstring> names;
    std::array<wchar_t, longest_name> name{};
    for (DWORD index = 0; index < most_subkeys; ++index) {
        auto length = longest_name;
        const auto status = RegEnumKeyExW(key, index, name.data(), &length, nullptr, nullptr, nullptr, nullptr);
        if (status == ERROR_MORE_DATA) continue;
        if (status != ERROR_SUCCESS) break;
        names.emplace_back(name.data(), length);
    }
    return names;
}

RegistryKey read(HKEY key, std::string name, int depth) {
    RegistryKey result;
    result.name = std::move(name);
    read_values(key, result);
    if (depth == 0) return result;
    for (const auto& subkey : subkey_names(key)) {
        OpenKey opened;
        if (open(key, subkey, opened) == ERROR_SUCCESS)
            result.subkeys.push_back(read(opened.get(), windows::to_utf8(subkey), depth - 1));
    }
    return result;
}

} // namespace

std::optional<RegistryKey> registry_key(const std::string& path, int depth) {
    OpenKey key;
    const auto status = open(HKEY_LOCAL_MACHINE, windows::to_utf16(path), key);
    if (status == ERROR_ACCESS_DENIED) throw AccessDenied("HKEY_LOCAL_MACHINE\\" + path);
    if (status != ERROR_SUCCESS) return std::nullopt;
    return read(key.get(), path.substr(path.rfind('\\') + 1), depth);
}

RegistryKey registry_key_if_there(const std::string& path, int depth) {
    OpenKey key;
    if (open(HKEY_LOCAL_MACHINE, windows::to_utf16(path), key) != ERROR_SUCCESS) return {};
    return read(key.get(), path.substr(path.rfind('\\') + 1), depth);
}

std::vector<std::string> registry_subkey_names(const std::string& path) {
    OpenKey key;
    if (open(HKEY_LOCAL_MACHINE, windows::to_utf16(path), key) != ERROR_SUCCESS) return {};
    std::vector<std::string> names;
    for (const auto& name : subkey_names(key.get()))
        names.push_back(windows::to_utf8(name));
    return names;
}

} // namespace rasoat::probes
