#include "planner/fitness/reason_text.h"

#include "planner/model/number_text.h"

#include <string>

namespace rasoat::planner {
namespace {

Bilingual text(std::monostate) {
    return {};
}
Bilingual text(Mebibytes size) {
    return text_of(size);
}
Bilingual text(Gigabytes size) {
    return text_of(size);
}
Bilingual text(Day day) {
    return text_of(day);
}
Bilingual text(DiskKind kind) {
    return name_of(kind);
}
Bilingual text(MachineKind kind) {
    return name_of(kind);
}
Bilingual text(CpuScore score) {
    const Bilingual number = grouped(score.value);
    return {number.vi + " điểm", number.en + " points"};
}
Bilingual text(DiskHealth health) {
    switch (health) {
    case DiskHealth::good:
        return {"tốt", "good"};
    case DiskHealth::warning:
        return {"có cảnh báo", "warning"};
    case DiskHealth::failing:
        break;
    }
    return {"sắp hỏng", "failing"};
}
Bilingual text(Year year) {
    return {std::to_string(year.value), std::to_string(year.value)};
}
Bilingual text(Years years) {
    const std::string number = std::to_string(years.value);
    return {number + " năm", number + (years.value == 1 ? " year" : " years")};
}
Bilingual text(Percent percent) {
    return {std::to_string(percent.value) + "%", std::to_string(percent.value) + "%"};
}
Bilingual text(Count count) {
    return {std::to_string(count.value), std::to_string(count.value)};
}

Bilingual capitalised(Bilingual words) {
    // The Vietnamese names of kinds begin with "m" or "ổ"; only those two letters ever stand first here.
    if (words.vi.starts_with("ổ")) words.vi.replace(0, std::string("ổ").size(), "Ổ");
    if (words.vi.starts_with("m")) words.vi[0] = 'M';
    if (!words.en.empty() && words.en[0] >= 'a' && words.en[0] <= 'z')
        words.en[0] = static_cast<char>(words.en[0] - 32);
    return words;
}

Bilingual system_name(const Reason& reason) {
    if (!reason.windows) return {"Hệ điều hành", "The operating system"};
    const std::string name = "Windows " + std::string(*reason.windows == 8 ? "8.1" : std::to_string(*reason.windows));
    return {name, name};
}

/// "Bộ nhớ 4 GB, cần 8 GB" and the like: what there is, then what is needed.
Bilingual memory_text(const Reason& reason, const Bilingual& has, const Bilingual& needs) {
    switch (reason.code) {
    case ReasonCode::memory_met:
        return {"Bộ nhớ " + has.vi + ", đủ", has.en + " of memory, enough"};
    case ReasonCode::memory_short:
        return {"Bộ nhớ " + has.vi + ", cần " + needs.vi, has.en + " of memory, needs " + needs.en};
    case ReasonCode::memory_strained:
        return {
            "Thiếu bộ nhớ trong " + has.vi + " thời gian làm việc",
            "Short of memory for " + has.en + " of working time"};
    default:
        return {"Chưa rõ dung lượng bộ nhớ, cần " + needs.vi, "Memory size unknown, needs " + needs.en};
    }
}

Bilingual processor_text(const Reason& reason, const Bilingual& has, const Bilingual& needs) {
    const Bilingual about = reason.estimated ? Bilingual{"khoảng ", "about "} : Bilingual{};
    switch (reason.code) {
    case ReasonCode::processor_met:
        return {"Bộ xử lý " + about.vi + has.vi + ", đủ", "Processor at " + about.en + has.en + ", enough"};
    case ReasonCode::processor_slow:
        return {
            "Bộ xử lý chậm: " + about.vi + has.vi + ", cần " + needs.vi,
            "Slow processor: " + about.en + has.en + ", needs " + needs.en};
    case ReasonCode::processor_strained:
        return {
            "Bộ xử lý quá tải trong " + has.vi + " thời gian làm việc",
            "Processor overloaded for " + has.en + " of working time"};
    default:
        return {"Chưa rõ tốc độ bộ xử lý, cần " + needs.vi, "Processor speed unknown, needs " + needs.en};
    }
}

Bilingual disk_text(const Reason& reason, const Bilingual& has, const Bilingual& needs) {
    switch (reason.code) {
    case ReasonCode::disk_kind_met:
        return capitalised({has.vi + ", đúng loại cần", has.en + ", of the kind needed"});
    case ReasonCode::disk_is_hdd:
        return {"Hệ thống chạy trên ổ cứng HDD, cần ổ SSD", "Runs from a hard disk, needs an SSD"};
    case ReasonCode::disk_strained:
        return {
            "Phải chờ ổ đĩa trong " + has.vi + " thời gian làm việc",
            "Waits for the disk for " + has.en + " of working time"};
    case ReasonCode::disk_kind_unknown:
        return {"Chưa rõ loại ổ đĩa", "Kind of disk unknown"};
    case ReasonCode::disk_space_met:
        return {"Ổ đĩa " + has.vi + ", đủ", has.en + " disk, enough"};
    case ReasonCode::disk_small:
        return {"Ổ đĩa " + has.vi + ", cần " + needs.vi, has.en + " disk, needs " + needs.en};
    case ReasonCode::disk_nearly_full:
        return {"Ổ đĩa chỉ còn trống " + has.vi, "Only " + has.en + " of disk left free"};
    case ReasonCode::disk_space_unknown:
        return {"Chưa rõ dung lượng ổ đĩa, cần " + needs.vi, "Disk size unknown, needs " + needs.en};
    case ReasonCode::disk_healthy:
        return {"Ổ đĩa còn tốt", "Disk in good health"};
    case ReasonCode::disk_wearing:
        return {"Ổ đĩa có cảnh báo về sức khỏe", "The disk gives a health warning"};
    case ReasonCode::disk_failing:
        return {"Ổ đĩa sắp hỏng: sao lưu ngay", "The disk is failing: back it up now"};
    default:
        return {"Chưa rõ sức khỏe ổ đĩa", "Disk health unknown"};
    }
}

Bilingual system_text(const Reason& reason, const Bilingual& has) {
    const Bilingual name = system_name(reason);
    switch (reason.code) {
    case ReasonCode::system_supported:
        if (has.vi.empty()) return {name.vi + " còn được hỗ trợ", name.en + " is supported"};
        return {name.vi + " còn được hỗ trợ đến ngày " + has.vi, name.en + " is supported until " + has.en};
    case ReasonCode::system_support_ended:
        return {name.vi + " đã hết hạn hỗ trợ ngày " + has.vi, name.en + " went out of support on " + has.en};
    default:
        return {"Chưa rõ hạn hỗ trợ của hệ điều hành", "End of support of the operating system unknown"};
    }
}

Bilingual windows11_text(const Reason& reason, const Bilingual& has, const Bilingual& needs) {
    switch (reason.code) {
    case ReasonCode::windows11_ready:
        return {"Sẵn sàng cho Windows 11", "Ready for Windows 11"};
    case ReasonCode::windows11_tpm_off:
        return {
            "TPM đang tắt: bật lên là cài được Windows 11, không tốn tiền",
            "The TPM is switched off: switch it on and Windows 11 installs, at no cost"};
    case ReasonCode::windows11_tpm_old:
        return {
            "Đang dùng TPM 1.2: chuyển sang TPM 2.0 của bộ xử lý là cài được Windows 11, không tốn tiền",
            "A TPM 1.2 is in use: switch to the processor's TPM 2.0 and Windows 11 installs, at no cost"};
    case ReasonCode::windows11_secure_boot_off:
        return {
            "Secure Boot đang tắt: bật lên là cài được Windows 11, không tốn tiền",
            "Secure Boot is switched off: switch it on and Windows 11 installs, at no cost"};
    case ReasonCode::windows11_legacy_boot:
        return {
            "Máy đang khởi động kiểu BIOS cũ: chuyển sang UEFI là cài được Windows 11, không tốn tiền",
            "Starts in legacy BIOS mode: change to UEFI and Windows 11 installs, at no cost"};
    case ReasonCode::windows11_processor_not_listed:
        return {
            "Phần cứng không cài được Windows 11: bộ xử lý không có trong danh sách của Microsoft",
            "The hardware cannot take Windows 11: its processor is not on Microsoft's list"};
    case ReasonCode::windows11_processor_too_small:
        return {
            "Phần cứng không cài được Windows 11: bộ xử lý " + has.vi + " nhân, cần " + needs.vi,
            "The hardware cannot take Windows 11: processor cores: " + has.en + ", needs " + needs.en};
    case ReasonCode::windows11_memory_too_small:
        return {
            "Windows 11 cần bộ nhớ " + needs.vi + ", máy có " + has.vi,
            "Windows 11 needs " + needs.en + " of memory, the machine has " + has.en};
    case ReasonCode::windows11_disk_too_small:
        return {
            "Windows 11 cần ổ đĩa " + needs.vi + ", máy có " + has.vi,
            "Windows 11 needs a " + needs.en + " disk, the machine has " + has.en};
    case ReasonCode::windows11_processor_unclear:
        return {
            "Chưa rõ có cài được Windows 11 không: không nhận ra tên bộ xử lý",
            "Not known whether Windows 11 installs: the processor's name was not recognised"};
    default:
        return {
            "Phần cứng cài được Windows 11; chưa rõ TPM và Secure Boot đã bật chưa",
            "The hardware can take Windows 11; whether TPM and Secure Boot are on is unknown"};
    }
}

Bilingual age_text(const Reason& reason, const Bilingual& has, const Bilingual& needs) {
    switch (reason.code) {
    case ReasonCode::age_met:
        return {"Máy dùng chưa quá " + needs.vi, "In use for less than " + needs.en};
    case ReasonCode::age_old:
        return {
            "Máy đã dùng " + has.vi + ", quá mốc " + needs.vi,
            "In use for " + has.en + ", past the mark of " + needs.en};
    case ReasonCode::age_old_model:
        return {
            "Đời máy bán từ năm " + has.vi + ", chắc chắn đã quá " + needs.vi,
            "The model was first sold in " + has.en + ", so it is past " + needs.en};
    default:
        return {"Chưa rõ năm mua", "Year of purchase unknown"};
    }
}

Bilingual equipment_text(const Reason& reason, const Bilingual& has, const Bilingual& needs) {
    switch (reason.code) {
    case ReasonCode::battery_met:
        return {"Pin còn " + has.vi + " dung lượng", "Battery holds " + has.en + " of its capacity"};
    case ReasonCode::battery_worn:
        return {"Pin chỉ còn " + has.vi + " dung lượng", "Battery holds only " + has.en + " of its capacity"};
    case ReasonCode::battery_unknown:
        return {"Chưa rõ tình trạng pin", "State of the battery unknown"};
    case ReasonCode::kind_met:
        return capitalised({has.vi + ", đúng loại cần", has.en + ", of the kind needed"});
    case ReasonCode::kind_wrong:
        return capitalised({has.vi + ", công việc cần " + needs.vi, has.en + ", the work needs a " + needs.en});
    case ReasonCode::kind_unknown:
        return {"Chưa rõ là máy để bàn hay xách tay", "Desktop or laptop: unknown"};
    case ReasonCode::monitors_met:
        return {"Có " + has.vi + " màn hình, đủ", "Monitors: " + has.en + ", enough"};
    case ReasonCode::monitors_few:
        return {"Có " + has.vi + " màn hình, cần " + needs.vi, "Monitors: " + has.en + ", needs " + needs.en};
    default:
        return {"Chưa rõ số màn hình, cần " + needs.vi, "Number of monitors unknown, needs " + needs.en};
    }
}

} // namespace

Bilingual text_of(const Quantity& quantity) {
    return std::visit([](auto value) { return text(value); }, quantity);
}

Bilingual text_of(const Reason& reason) {
    const Bilingual has = text_of(reason.has);
    const Bilingual needs = text_of(reason.needs);
    using enum ReasonCode;
    if (reason.code == no_machine) return {"Vị trí chưa có máy", "The seat has no machine"};
    if (reason.code == broken) return {"Máy hỏng", "The machine is broken"};
    if (reason.code <= memory_unknown) return memory_text(reason, has, needs);
    if (reason.code <= processor_unknown) return processor_text(reason, has, needs);
    if (reason.code <= disk_health_unknown) return disk_text(reason, has, needs);
    if (reason.code <= system_support_unknown) return system_text(reason, has);
    if (reason.code <= windows11_switches_unknown) return windows11_text(reason, has, needs);
    if (reason.code <= age_unknown) return age_text(reason, has, needs);
    return equipment_text(reason, has, needs);
}

Bilingual text_of(Aspect aspect) {
    switch (aspect) {
    case Aspect::condition:
        return {"Tình trạng", "Condition"};
    case Aspect::memory:
        return {"Bộ nhớ", "Memory"};
    case Aspect::processor:
        return {"Bộ xử lý", "Processor"};
    case Aspect::disk_kind:
        return {"Loại ổ đĩa", "Kind of disk"};
    case Aspect::disk_space:
        return {"Dung lượng ổ đĩa", "Disk space"};
    case Aspect::disk_health:
        return {"Sức khỏe ổ đĩa", "Disk health"};
    case Aspect::system_support:
        return {"Hạn hỗ trợ hệ điều hành", "Operating system support"};
    case Aspect::windows11:
        return {"Windows 11", "Windows 11"};
    case Aspect::age:
        return {"Tuổi máy", "Age"};
    case Aspect::battery:
        return {"Pin", "Battery"};
    case Aspect::kind:
        return {"Loại máy", "Kind of machine"};
    case Aspect::monitors:
        break;
    }
    return {"Màn hình", "Monitors"};
}

} // namespace rasoat::planner
