#include "server/demo/demo_system.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace rasoat::demo {

namespace {

using planner::sample::Random;
using std::chrono::sys_days;
using std::chrono::year;

struct Release {
    int windows;
    std::string_view name;
    std::string_view version;
    std::string_view build;
    sys_days released;
    std::uint64_t share; ///< how often it is met on old installations, against the others of its Windows
};

const std::array releases{
    Release{7, "Microsoft Windows 7 Professional", "6.1.7601", "6.1.7601", year{2011} / 2 / 22, 1},
    Release{8, "Microsoft Windows 8.1 Pro", "6.3.9600", "6.3.9600", year{2013} / 11 / 13, 1},
    Release{10, "Microsoft Windows 10 Pro", "1607", "10.0.14393", year{2016} / 8 / 2, 2},
    Release{10, "Microsoft Windows 10 Pro", "1809", "10.0.17763", year{2018} / 11 / 13, 4},
    Release{10, "Microsoft Windows 10 Pro", "1909", "10.0.18363", year{2019} / 11 / 12, 6},
    Release{10, "Microsoft Windows 10 Pro", "21H2", "10.0.19044", year{2021} / 11 / 16, 12},
    Release{10, "Microsoft Windows 10 Pro", "22H2", "10.0.19045", year{2022} / 10 / 18, 76},
    Release{11, "Microsoft Windows 11 Pro", "23H2", "10.0.22631", year{2023} / 10 / 31, 8},
    Release{11, "Microsoft Windows 11 Pro", "24H2", "10.0.26100", year{2024} / 10 / 1, 17},
    Release{11, "Microsoft Windows 11 Pro", "25H2", "10.0.26200", year{2025} / 9 / 30, 75}};

int year_number(sys_days day) {
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

bool chance(Random& random, std::uint64_t percent) {
    return random.below(100) < percent;
}

/// Which Windows a machine bought on a day runs today; offices upgrade late, most of those that can by now.
int windows_of(Random& random, const SystemAge& age) {
    const int bought = year_number(age.purchased);
    const bool listed = age.windows11 == planner::Windows11Listing::listed;
    if (bought < 2013) return chance(random, 45) ? 7 : 10;
    if (bought < 2016) return chance(random, 30) ? 7 : chance(random, 12) ? 8 : 10;
    if (!listed) return bought < 2018 && chance(random, 10) ? 7 : 10;
    if (bought >= 2022) return chance(random, 95) ? 11 : 10;
    return chance(random, 70) ? 11 : 10;
}

int windows_number(const report::OperatingSystem& system) {
    const auto release = std::find_if(
        releases.begin(), releases.end(), [&](const auto& one) { return system.kernel_version == one.build; });
    return release == releases.end() ? 0 : release->windows;
}

} // namespace

report::OperatingSystem demo_operating_system(Random& random, const SystemAge& age) {
    const int windows = windows_of(random, age);
    std::uint64_t shares = 0;
    for (const auto& release : releases)
        if (release.windows == windows && release.released < age.today) shares += release.share;
    auto drawn = random.below(std::max<std::uint64_t>(shares, 1));
    const Release* chosen = &releases.front();
    for (const auto& release : releases) {
        if (release.windows != windows || release.released >= age.today) continue;
        chosen = &release;
        if (drawn < release.share) break;
        drawn -= release.share;
    }
    report::OperatingSystem system;
    system.name = chosen->name;
    system.full_name = fmt::format("{} {}", chosen->name, chosen->version);
    system.version = chosen->version;
    system.kernel_name = "MSWin32";
    system.kernel_version = chosen->build;
    system.architecture = "64-bit";
    const auto earliest = std::max(age.purchased, chosen->released);
    const auto days = static_cast<std::uint64_t>((age.today - earliest).count());
    system.installed = earliest + std::chrono::days(random.below(std::clamp<std::uint64_t>(days, 1, 400)));
    return system;
}

report::Firmware demo_firmware(Random& random, const SystemAge& age, const report::OperatingSystem& system) {
    using report::SwitchState;
    const int windows = windows_number(system);
    const int sold = year_number(age.processor_sold);
    report::Firmware firmware;
    if (windows == 11) {
        firmware.uefi = true;
        firmware.secure_boot = SwitchState::on;
        firmware.tpm = SwitchState::on;
        firmware.tpm_version = "2.0";
        return firmware;
    }
    firmware.uefi = windows != 7 && sold >= 2012 && chance(random, sold < 2016 ? 45 : 88);
    if (sold < 2012)
        firmware.secure_boot = SwitchState::absent;
    else
        firmware.secure_boot = *firmware.uefi && chance(random, 75) ? SwitchState::on : SwitchState::off;
    const bool listed = age.windows11 == planner::Windows11Listing::listed;
    if (listed || (sold >= 2015 && chance(random, 60))) {
        firmware.tpm = chance(random, 65) ? SwitchState::on : SwitchState::off;
        firmware.tpm_version = "2.0";
    } else if (chance(random, 45)) {
        firmware.tpm = chance(random, 50) ? SwitchState::on : SwitchState::off;
        firmware.tpm_version = "1.2";
    } else {
        firmware.tpm = SwitchState::absent;
    }
    return firmware;
}

} // namespace rasoat::demo
