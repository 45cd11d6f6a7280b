#include "planner/options/option_text.h"

#include "planner/model/number_text.h"

namespace rasoat::planner {
namespace {

void add(Bilingual& text, const Bilingual& part) {
    const char* comma = text.vi.empty() ? "" : ", ";
    text.vi += comma + part.vi;
    text.en += comma + part.en;
}

Bilingual memory_text(const MemoryUpgrade& upgrade, const Catalogue& catalogue) {
    const MemoryPart& part = catalogue.memory.at(upgrade.part);
    const std::string modules = std::to_string(upgrade.modules) + " × ";
    const std::string kind = name_of(part.kind);
    const Bilingual size = text_of(part.size);
    const Bilingual total = text_of(upgrade.total);
    Bilingual text{
        (upgrade.removed > 0 ? "thay bằng " : "thêm ") + modules + "RAM " + kind + " " + size.vi,
        (upgrade.removed > 0 ? "swap in " : "add ") + modules + size.en + " " + kind};
    text.vi += " (thành " + total.vi + ")";
    text.en += " (to " + total.en + ")";
    return text;
}

Bilingual firmware_text(FirmwareSwitch firmware) {
    switch (firmware) {
    case FirmwareSwitch::none:
        return {};
    case FirmwareSwitch::tpm:
        return {"bật TPM", "switch on the TPM"};
    case FirmwareSwitch::secure_boot:
        return {"bật Secure Boot", "switch on Secure Boot"};
    case FirmwareSwitch::uefi:
        break;
    }
    return {"chuyển sang UEFI", "change to UEFI"};
}

/// The first letter as a capital: all Vietnamese texts above begin with a, b, c, l, n, t or g, the English ones with
/// ASCII.
void capitalise(std::string& text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
}

} // namespace

Bilingual describe(const Option& option, const Catalogue& catalogue) {
    if (option.kind == OptionKind::keep) return {"Giữ nguyên", "Keep"};
    if (option.kind == OptionKind::replace) {
        const Bilingual& model = catalogue.models.at(option.model).name;
        return {"Mua mới: " + model.vi, "Buy new: " + model.en};
    }
    const Upgrade& upgrade = option.upgrade;
    Bilingual text;
    if (option.kind == OptionKind::hand_down) text = {"nhận máy từ vị trí khác", "get the machine of another seat"};
    if (upgrade.memory) add(text, memory_text(*upgrade.memory, catalogue));
    if (upgrade.disk) {
        const Bilingual& disk = catalogue.disks.at(*upgrade.disk).name;
        add(text, {"thay ổ đĩa bằng " + disk.vi, "replace the disk with " + disk.en});
    }
    if (upgrade.firmware != FirmwareSwitch::none) add(text, firmware_text(upgrade.firmware));
    if (upgrade.windows11)
        add(text,
            upgrade.licence
                ? Bilingual{"cài Windows 11 mới nhất (mua bản quyền)", "install the latest Windows 11 (with a licence)"}
                : Bilingual{"cài Windows 11 mới nhất", "install the latest Windows 11"});
    capitalise(text.vi);
    capitalise(text.en);
    return text;
}

} // namespace rasoat::planner
