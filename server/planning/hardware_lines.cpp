#include "server/planning/hardware_lines.h"

#include "planner/model/number_text.h"
#include "server/inventory/part_text.h"

#include <fmt/format.h>

#include <utility>

namespace rasoat::planning {
namespace {

using inventory::text_of;

class Lines {
public:
    void add(Bilingual label, Bilingual value) {
        if (!value.vi.empty()) lines_.push_back({std::move(label), std::move(value)});
    }
    void add(Bilingual label, std::string value) { add(std::move(label), inventory::said(std::move(value))); }
    void add(Bilingual label, const report::Text& value) { add(std::move(label), value.value_or("")); }
    /// One line for each of several parts.
    template <class Part>
    void add_each(const Bilingual& label, const std::vector<Part>& parts) {
        for (const auto& part : parts)
            add(label, text_of(part));
    }
    [[nodiscard]] std::vector<LabelledValue> take() { return std::move(lines_); }

private:
    std::vector<LabelledValue> lines_;
};

std::string processor_text(const report::Report& report, const planner::Machine& machine) {
    auto text = text_of(report.processors);
    if (text.empty()) return text;
    const auto& first = report.processors.front();
    if (first.cores && first.threads) text += fmt::format(" ({}/{})", *first.cores, *first.threads);
    if (machine.processor.score)
        text += fmt::format(" · {}{}", machine.processor.score_estimated ? "≈ " : "", machine.processor.score->value);
    return text;
}

std::string memory_text(const report::Memory& memory) {
    if (!memory.total) return {};
    const auto modules = inventory::modules_text(memory);
    return modules.empty() ? text_of(*memory.total) : fmt::format("{} ({})", text_of(*memory.total), modules);
}

std::string volume_text(const report::Report& report) {
    for (const auto& volume : report.volumes)
        if (volume.system && volume.size && volume.free)
            return fmt::format("{} / {}", text_of(*volume.free), text_of(*volume.size));
    return {};
}

/// Both one after the other, with `joint` between them where neither is empty.
Bilingual joined(const Bilingual& one, std::string_view joint, const Bilingual& other) {
    if (one.vi.empty()) return other;
    if (other.vi.empty()) return one;
    return {fmt::format("{}{}{}", one.vi, joint, other.vi), fmt::format("{}{}{}", one.en, joint, other.en)};
}

Bilingual same(const std::string& text) {
    return {text, text};
}

Bilingual firmware_text(const report::Firmware& firmware) {
    const auto day = firmware.date ? planner::text_of(*firmware.date) : Bilingual{};
    const auto kind = firmware.uefi ? same(*firmware.uefi ? "UEFI" : "BIOS") : Bilingual{};
    return joined(joined(same(text_of(firmware)), ", ", day), " · ", kind);
}

Bilingual switch_text(const std::optional<report::SwitchState>& state) {
    if (!state) return {};
    switch (*state) {
    case report::SwitchState::on:
        return {"bật", "on"};
    case report::SwitchState::off:
        return {"tắt", "off"};
    case report::SwitchState::absent:
        return {"không có", "absent"};
    }
    return {};
}

Bilingual tpm_text(const report::Firmware& firmware) {
    return joined(same(firmware.tpm_version.value_or("")), " · ", switch_text(firmware.tpm));
}

} // namespace

std::vector<LabelledValue>
hardware_lines(const report::Report& report, const store::Machine& record, const planner::Machine& machine) {
    Lines lines;
    lines.add({"Tên máy", "Computer name"}, record.hostname);
    lines.add({"Hãng, mẫu máy", "Maker, model"}, inventory::maker_and_model(report.system.maker, report.system.model));
    lines.add({"Số sê-ri", "Serial number"}, report.system.serial);
    lines.add({"Bộ xử lý (nhân/luồng · điểm)", "Processor (cores/threads · score)"}, processor_text(report, machine));
    lines.add({"Bộ nhớ", "Memory"}, memory_text(report.memory));
    lines.add_each({"Ổ cứng", "Disk"}, report.disks);
    lines.add({"Còn trống trên ổ hệ thống", "Free on the system volume"}, volume_text(report));
    lines.add({"Hệ điều hành", "Operating system"}, text_of(report.operating_system));
    lines.add({"Card đồ họa", "Graphics"}, report.gpus.empty() ? std::string{} : text_of(report.gpus.front()));
    lines.add_each({"Màn hình", "Monitor"}, report.monitors);
    lines.add_each({"Pin", "Battery"}, report.batteries);
    lines.add({"Bo mạch chủ", "Mainboard"}, inventory::maker_and_model(report.baseboard.maker, report.baseboard.model));
    lines.add({"Phần sụn", "Firmware"}, firmware_text(report.firmware));
    lines.add({"TPM", "TPM"}, tpm_text(report.firmware));
    lines.add({"Secure Boot", "Secure Boot"}, switch_text(report.firmware.secure_boot));
    for (const auto& adapter : report.network_adapters)
        if (!adapter.is_virtual && adapter.mac) lines.add({"Card mạng", "Network adapter"}, text_of(adapter));
    if (record.purchased) lines.add({"Ngày mua", "Purchased"}, planner::text_of(*record.purchased));
    if (record.price) lines.add({"Nguyên giá", "Original price"}, planner::money(*record.price));
    lines.add({"Tác tử", "Agent"}, report.agent_version);
    lines.add({"Ghi chú", "Note"}, record.note);
    return lines.take();
}

} // namespace rasoat::planning
