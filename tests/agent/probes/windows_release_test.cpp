#include "agent/probes/windows_release.h"
#include "settings/os_support_table.h"
#include "tests/agent/probes/windows_captures.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::probes;
using namespace rasoat::tests;

namespace {

/// HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion as each Windows writes it.
RegistryKey windows_7() {
    return registry_key_with(
        {{"ProductName", "Windows 7 Professional"},
         {"EditionID", "Professional"},
         {"CurrentVersion", "6.1"},
         {"CurrentBuild", "7601"},
         {"CurrentBuildNumber", "7601"},
         {"CSDVersion", "Service Pack 1"}},
        {{"InstallDate", 1'400'000'000}});
}

RegistryKey windows_10_or_11(
    const std::string& product, const std::string& edition, const std::string& build, const std::string& release,
    std::uint32_t revision = 1) {
    auto key = registry_key_with(
        {{"ProductName", product},
         {"EditionID", edition},
         {"CurrentVersion", "6.3"},
         {"CurrentBuild", build},
         {"CurrentBuildNumber", build},
         {"ReleaseId", "2009"}},
        {{"CurrentMajorVersionNumber", 10},
         {"CurrentMinorVersionNumber", 0},
         {"UBR", revision},
         {"InstallDate", 1'700'000'000}});
    const auto shown = registry_key_with({{"DisplayVersion", release}});
    if (!release.empty()) key.values.insert(shown.values.begin(), shown.values.end());
    return key;
}

const auto amd64 = registry_key_with({{"PROCESSOR_ARCHITECTURE", "AMD64"}});

} // namespace

TEST_CASE("Windows 7 is named with its service pack", "[windows release]") {
    const auto system = windows_release(windows_7(), registry_key_with({{"PROCESSOR_ARCHITECTURE", "x86"}}));
    CHECK(system.name == "Microsoft Windows 7 Professional");
    CHECK(system.full_name == "Microsoft Windows 7 Professional Service Pack 1");
    CHECK(system.service_pack == "Service Pack 1");
    CHECK_FALSE(system.version);
    CHECK(system.kernel_version == "6.1.7601");
    CHECK(system.architecture == "i686");
    using namespace std::chrono;
    CHECK(system.installed == sys_days{2014y / May / 13});
}

TEST_CASE("Windows 10 is named with its release and build", "[windows release]") {
    const auto system =
        windows_release(windows_10_or_11("Windows 10 Pro", "Professional", "19045", "22H2", 5131), amd64);
    CHECK(system.name == "Microsoft Windows 10 Pro");
    CHECK(system.full_name == "Microsoft Windows 10 Pro 22H2");
    CHECK(system.version == "22H2");
    CHECK(system.kernel_name == "MSWin32");
    CHECK(system.kernel_version == "10.0.19045.5131");
    CHECK(system.architecture == "x86_64");
    using namespace std::chrono;
    CHECK(system.installed == sys_days{2023y / November / 14});
}

TEST_CASE("Windows 11 is told from Windows 10 by its build, whatever it calls itself", "[windows release]") {
    const auto system =
        windows_release(windows_10_or_11("Windows 10 Pro", "Professional", "22631", "23H2", 4460), amd64);
    CHECK(system.name == "Microsoft Windows 11 Pro");
    CHECK(system.full_name == "Microsoft Windows 11 Pro 23H2");
    CHECK(system.kernel_version == "10.0.22631.4460");
    CHECK(
        windows_release(windows_10_or_11("Windows 10 Pro", "Professional", "21996", "21H1"), amd64).name ==
        "Microsoft Windows 10 Pro");
}

TEST_CASE("a server of the same build keeps its name", "[windows release]") {
    const auto system =
        windows_release(windows_10_or_11("Windows Server 2025 Standard", "ServerStandard", "26100", "24H2"), amd64);
    CHECK(system.name == "Microsoft Windows Server 2025 Standard");
}

TEST_CASE("the edition for devices is named though the product is not", "[windows release]") {
    const auto system =
        windows_release(windows_10_or_11("Windows 10 Enterprise LTSC 2021", "IoTEnterpriseS", "19044", "21H2"), amd64);
    CHECK(system.name == "Microsoft Windows 10 IoT Enterprise LTSC 2021");
}

TEST_CASE("the first releases of Windows 10 are told by their build", "[windows release]") {
    auto key = windows_10_or_11("Windows 10 Pro", "Professional", "10240", "");
    key.values.erase("ReleaseId");
    CHECK(windows_release(key, amd64).version == "1507");
    CHECK(windows_release(windows_10_or_11("Windows 10 Pro", "Professional", "19042", ""), amd64).version == "2009");
}

TEST_CASE("an empty key tells nothing", "[windows release]") {
    const auto system = windows_release({}, {});
    CHECK_FALSE(system.name);
    CHECK_FALSE(system.full_name);
    CHECK_FALSE(system.kernel_version);
    CHECK_FALSE(system.installed);
    CHECK_FALSE(system.architecture);
}

TEST_CASE("the table of support knows every Windows by the names that the agent gives", "[windows release]") {
    const auto table = settings::read_os_support(project_path("config"));
    const auto ends = [&](const RegistryKey& key) {
        const auto system = windows_release(key, amd64);
        return table
            .support_of(system.full_name.value_or(""), system.version.value_or(""), system.kernel_version.value_or(""))
            .support_ends;
    };
    using namespace std::chrono;
    CHECK(ends(windows_7()) == sys_days{2020y / January / 14});
    CHECK(ends(windows_10_or_11("Windows 10 Pro", "Professional", "19045", "22H2")) == sys_days{2025y / October / 14});
    CHECK(
        ends(windows_10_or_11("Windows 10 Enterprise", "Enterprise", "22631", "23H2")) ==
        sys_days{2026y / November / 10});
    CHECK(
        ends(windows_10_or_11("Windows 10 Enterprise LTSC 2024", "EnterpriseS", "26100", "24H2")) ==
        sys_days{2029y / October / 9});
    CHECK(
        ends(windows_10_or_11("Windows 10 Enterprise LTSC 2024", "IoTEnterpriseS", "26100", "24H2")) ==
        sys_days{2034y / October / 10});
}
