#include "agent/probes/windows_release.h"

#include "agent/probes/firmware_text.h"

#include <charconv>

namespace rasoat::probes {
namespace {

using report::Text;

constexpr std::uint64_t first_build_of_windows_10 = 10240;
constexpr std::uint64_t first_build_of_windows_11 = 22000;

void replace_first(std::string& text, std::string_view what, std::string_view with) {
    if (const auto place = text.find(what); place != std::string::npos) text.replace(place, what.size(), with);
}

std::optional<std::uint64_t> build_of(const RegistryKey& key) {
    auto text = key.text("CurrentBuildNumber");
    if (!text) text = key.text("CurrentBuild");
    if (!text) return std::nullopt;
    std::uint64_t build = 0;
    const auto error = std::from_chars(text->data(), text->data() + text->size(), build).ec;
    return error == std::errc{} ? std::optional{build} : std::nullopt;
}

/// "Microsoft Windows 10 Pro", as Windows' own tools print it.
Text name_of(const RegistryKey& key, std::optional<std::uint64_t> build) {
    auto name = firmware_text(key.text("ProductName"));
    if (!name) return std::nullopt;
    replace_first(*name, "(R)", "");
    replace_first(*name, "(TM)", "");
    const bool for_servers = name->find("Server") != std::string::npos;
    if (!for_servers && build && *build >= first_build_of_windows_11) replace_first(*name, "Windows 10", "Windows 11");
    // Of the edition for devices only this tells: its support ends on days of its own.
    const auto edition = key.text("EditionID").value_or("");
    if (edition.starts_with("IoTEnterprise") && name->find("IoT") == std::string::npos)
        replace_first(*name, "Enterprise", "IoT Enterprise");
    if (!name->starts_with("Microsoft ")) name->insert(0, "Microsoft ");
    return clean_text(*name);
}

/// "22H2"; "1909" before those half-years were named. The first two releases of Windows 10 wrote none.
Text release_of(const RegistryKey& key, std::optional<std::uint64_t> build) {
    if (auto shown = firmware_text(key.text("DisplayVersion"))) return shown;
    if (auto number = firmware_text(key.text("ReleaseId"))) return number;
    if (build == first_build_of_windows_10) return "1507";
    if (build == 10586U) return "1511";
    return std::nullopt;
}

/// "10.0.19045.5131", or what of it is known.
Text kernel_version_of(const RegistryKey& key, std::optional<std::uint64_t> build) {
    const auto major = key.number("CurrentMajorVersionNumber"); // since Windows 10; "CurrentVersion" stays at 6.3
    auto version =
        major ? std::to_string(*major) + "." + std::to_string(key.number("CurrentMinorVersionNumber").value_or(0))
              : key.text("CurrentVersion").value_or("");
    if (version.empty() || !build) return std::nullopt;
    version += "." + std::to_string(*build);
    if (const auto revision = key.number("UBR")) version += "." + std::to_string(*revision);
    return version;
}

/// Of the last upgrade, where there was one: Windows counts that as an installation.
std::optional<report::Day> installed_on(const RegistryKey& key) {
    const auto seconds = key.number("InstallDate").value_or(0); // since 1970
    if (seconds == 0) return std::nullopt;
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

/// In the words of Linux' kernel, so that one kind of machine has one name.
Text architecture_of(const RegistryKey& environment) {
    const auto name = environment.text("PROCESSOR_ARCHITECTURE");
    if (name == "AMD64") return "x86_64";
    if (name == "x86") return "i686";
    if (name == "ARM64") return "aarch64";
    return firmware_text(name);
}

} // namespace

report::OperatingSystem windows_release(const RegistryKey& current_version, const RegistryKey& environment) {
    const auto build = build_of(current_version);
    report::OperatingSystem system;
    system.name = name_of(current_version, build);
    system.version = release_of(current_version, build);
    system.kernel_name = "MSWin32"; // as GLPI's agents call it
    system.kernel_version = kernel_version_of(current_version, build);
    system.architecture = architecture_of(environment);
    system.installed = installed_on(current_version);
    system.service_pack = firmware_text(current_version.text("CSDVersion"));
    const auto& which = system.version ? system.version : system.service_pack;
    if (system.name) system.full_name = which ? *system.name + " " + *which : *system.name;
    return system;
}

} // namespace rasoat::probes
