#include "agent/once_to_folder.h"

#include "agent/commands.h"
#include "agent/console.h"
#include "agent/delivery/hardware_marks.h"
#include "agent/delivery/offline_report.h"
#include "agent/machine_report.h"
#include "agent/report/offline_format.h"
#include "agent/round.h"

namespace rasoat::agent {

int once_to_folder(const CommandLine& line, Language language) {
    const std::filesystem::path folder(*line.out);
    if (!std::filesystem::is_directory(folder)) throw UsageError("--out: there is no folder " + *line.out);
    const auto settings_file =
        line.config ? std::filesystem::path(*line.config) : folder / std::string(report::offline::stick_settings);
    const auto stick = delivery::offline_stick(settings_file);

    Settings settings;
    settings.unit = stick.unit;
    auto report = machine_report("/", std::nullopt, settings);
    report.device_id = "offline-" + delivery::short_machine_name(report);
    const auto file = delivery::write_offline_report(report, stick, folder, now());
    const Phrase written{"Đã ghi báo cáo của máy này: ", "This machine's report is written: "};
    print(std::string(written.in(language)) + file.filename().string());
    return exit_done;
}

} // namespace rasoat::agent
