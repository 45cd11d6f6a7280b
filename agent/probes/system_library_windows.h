#pragma once

#include <windows.h>

#include <string>

namespace rasoat::probes {

/// A library of Windows that may be absent, loaded from the system's own folder and from nowhere else, until the end of
/// the object: what Windows 7 lacks is found so without being imported.
class SystemLibrary {
public:
    explicit SystemLibrary(const std::wstring& name) : module_(load(name)) {}
    SystemLibrary(const SystemLibrary&) = delete;
    SystemLibrary& operator=(const SystemLibrary&) = delete;
    ~SystemLibrary() {
        if (module_ != nullptr) FreeLibrary(module_);
    }

    /// Null where the library or the function is absent.
    template <class Function>
    [[nodiscard]] Function* function(const char* name) const {
        if (module_ == nullptr) return nullptr;
        return reinterpret_cast<Function*>(reinterpret_cast<void*>(GetProcAddress(module_, name)));
    }

private:
    static HMODULE load(const std::wstring& name) {
        std::wstring path(MAX_PATH, L'\0');
        const auto length = GetSystemDirectoryW(path.data(), static_cast<UINT>(path.size()));
        if (length == 0 || length >= path.size()) return nullptr;
        path.resize(length);
        return LoadLibraryW((path + L"\\" + name).c_str());
    }

    HMODULE module_;
};

} // namespace rasoat::probes
