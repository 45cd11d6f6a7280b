#include "server/api/installer_folder.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <ranges>
#include <tuple>

namespace rasoat::api {
namespace {

std::optional<InstallerSystem> system_of(const std::filesystem::path& file) {
    if (file.extension() == ".deb") return InstallerSystem::debian;
    if (file.extension() != ".msi") return std::nullopt;
    return file.stem().string().ends_with("x86") ? InstallerSystem::windows_x86 : InstallerSystem::windows_x64;
}

/// Names that are safe in an address and in a command line that a person pastes.
bool has_plain_name(const std::filesystem::path& file) {
    const auto name = file.filename().string();
    return std::ranges::all_of(name, [](unsigned char character) {
        return std::isalnum(character) != 0 ||
               std::string_view("._-+~").find(static_cast<char>(character)) != std::string_view::npos;
    });
}

/// None where it cannot be read to its end.
std::optional<std::string> sha256_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::array<char, 65536> piece{};
    while (stream) {
        stream.read(piece.data(), piece.size());
        crypto_hash_sha256_update(
            &state, reinterpret_cast<const unsigned char*>(piece.data()),
            static_cast<unsigned long long>(stream.gcount()));
    }
    if (!stream.eof()) return std::nullopt;
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    std::string text;
    for (const auto byte : hash)
        text += fmt::format("{:02x}", byte);
    return text;
}

} // namespace

std::string_view name_of(InstallerSystem system) {
    switch (system) {
    case InstallerSystem::debian:
        return "debian";
    case InstallerSystem::windows_x64:
        return "windows_x64";
    case InstallerSystem::windows_x86:
        break;
    }
    return "windows_x86";
}

std::vector<Installer> InstallerFolder::all() const {
    struct Dated {
        Installer installer;
        std::filesystem::file_time_type written;
    };
    std::vector<Dated> found;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, failed)) {
        const auto system = system_of(entry.path());
        if (!system || !has_plain_name(entry.path())) continue;
        if (entry.symlink_status(failed).type() != std::filesystem::file_type::regular) continue;
        const auto bytes = entry.file_size(failed);
        const auto written = failed ? std::filesystem::file_time_type() : entry.last_write_time(failed);
        if (failed) continue; // it went away between two looks
        auto digest = digest_of(entry.path(), bytes, written);
        if (digest.empty()) continue;
        found.push_back({{entry.path().filename().string(), *system, bytes, std::move(digest), entry.path()}, written});
    }
    std::ranges::sort(found, [](const Dated& one, const Dated& other) {
        return std::tie(one.installer.system, other.written, one.installer.name) <
               std::tie(other.installer.system, one.written, other.installer.name);
    });
    std::vector<Installer> installers;
    for (auto& dated : found)
        installers.push_back(std::move(dated.installer));
    return installers;
}

std::optional<Installer> InstallerFolder::named(std::string_view name) const {
    for (auto& installer : all())
        if (installer.name == name) return std::move(installer);
    return std::nullopt;
}

std::optional<Installer> InstallerFolder::newest_for(InstallerSystem system) const {
    for (auto& installer : all())
        if (installer.system == system) return std::move(installer);
    return std::nullopt;
}

std::string InstallerFolder::digest_of(
    const std::filesystem::path& file, std::uintmax_t bytes, std::filesystem::file_time_type written) const {
    const auto name = file.filename().string();
    const std::scoped_lock lock(mutex_);
    const auto known = digests_.find(name);
    if (known != digests_.end() && known->second.bytes == bytes && known->second.written == written)
        return known->second.sha256;
    auto digest = sha256_of(file);
    if (!digest) return {};
    digests_.insert_or_assign(name, Digest{bytes, written, *digest});
    return *std::move(digest);
}

} // namespace rasoat::api
