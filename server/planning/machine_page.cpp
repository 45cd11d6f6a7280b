#include "server/planning/machine_page.h"

#include "agent/report/wire_names.h"
#include "planner/fitness/windows11.h"
#include "planner/model/number_text.h"
#include "server/inventory/changes.h"
#include "server/inventory/stored_report.h"
#include "server/planning/hardware_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace rasoat::planning {
namespace {

constexpr std::size_t most_history = 100;

Bilingual windows11_text(planner::Windows11Readiness readiness) {
    using planner::Windows11Readiness;
    switch (readiness) {
    case Windows11Readiness::ready:
        return {"Sẵn sàng cho Windows 11.", "Ready for Windows 11."};
    case Windows11Readiness::tpm_off:
        return {
            "Phần cứng chạy được Windows 11; cần bật TPM trong phần sụn.",
            "The hardware can run Windows 11; the TPM has to be switched on in the firmware."};
    case Windows11Readiness::tpm_old:
        return {
            "Phần cứng chạy được Windows 11; đang dùng TPM 1.2, cần chuyển sang TPM 2.0 của bộ xử lý.",
            "The hardware can run Windows 11; a TPM 1.2 is in use, the processor's TPM 2.0 has to be chosen."};
    case Windows11Readiness::secure_boot_off:
        return {
            "Phần cứng chạy được Windows 11; cần bật Secure Boot trong phần sụn.",
            "The hardware can run Windows 11; Secure Boot has to be switched on in the firmware."};
    case Windows11Readiness::legacy_boot:
        return {
            "Phần cứng chạy được Windows 11; cần chuyển từ khởi động BIOS sang UEFI.",
            "The hardware can run Windows 11; it has to start by UEFI in place of BIOS."};
    case Windows11Readiness::processor_not_listed:
        return {
            "Không chạy được Windows 11: bộ xử lý không có trong danh sách của Microsoft.",
            "Cannot run Windows 11: the processor is not on Microsoft's list."};
    case Windows11Readiness::processor_too_small:
        return {
            "Không chạy được Windows 11: bộ xử lý có ít hơn 2 nhân.",
            "Cannot run Windows 11: the processor has fewer than 2 cores."};
    case Windows11Readiness::memory_too_small:
        return {
            "Chưa chạy được Windows 11: bộ nhớ dưới 4 GB.",
            "Cannot run Windows 11 as it is: less than 4 GB of memory."};
    case Windows11Readiness::disk_too_small:
        return {"Chưa chạy được Windows 11: ổ cứng dưới 64 GB.", "Cannot run Windows 11 as it is: a disk under 64 GB."};
    case Windows11Readiness::processor_unclear:
        return {
            "Chưa rõ: không khớp được tên bộ xử lý với danh sách của Microsoft.",
            "Unknown: the processor's name could not be matched with Microsoft's list."};
    case Windows11Readiness::switches_unknown:
        return {
            "Phần cứng chạy được Windows 11; chưa rõ TPM và Secure Boot đã bật hay chưa.",
            "The hardware can run Windows 11; whether TPM and Secure Boot are on is unknown."};
    }
    return {};
}

std::vector<SlotFacts> slots_of(const report::Memory& memory) {
    std::vector<SlotFacts> slots;
    for (const auto& slot : memory.slots) {
        SlotFacts facts;
        facts.slot = slot.slot.value_or("");
        if (slot.size) facts.size_mb = static_cast<std::int64_t>(slot.size->count);
        if (slot.kind) facts.kind = std::string(report::wire_name(*slot.kind));
        facts.soldered = slot.soldered;
        slots.push_back(std::move(facts));
    }
    return slots;
}

Bilingual remedy_text(const MachinePage& page) {
    if (page.remedies.empty())
        return {
            " Không có cách nâng cấp hay mẫu máy nào trong danh mục giúp máy đáp ứng.",
            " Nothing in the catalogue makes it serve."};
    const auto& remedy = page.remedies.front();
    if (remedy.cost == store::Vnd{})
        return {" Không tốn tiền: " + remedy.what.vi + ".", " At no cost: " + remedy.what.en + "."};
    const auto cost = planner::money_in_words(remedy.cost);
    return {
        fmt::format(" Cách rẻ nhất: {} ({}).", remedy.what.vi, cost.vi),
        fmt::format(" The cheapest way: {} ({}).", remedy.what.en, cost.en)};
}

Bilingual headline_of(const MachinePage& page) {
    switch (page.verdict) {
    case MachineVerdict::unassigned:
        return {"Máy chưa được gán cho vị trí làm việc nào.", "The machine is not assigned to a seat."};
    case MachineVerdict::unknown:
        return {"Chưa đủ thông tin để đánh giá máy này.", "Too little is known to judge this machine."};
    case MachineVerdict::fit:
        return {"Máy đáp ứng công việc của vị trí này.", "The machine serves the work of this seat."};
    case MachineVerdict::low:
        break;
    }
    const auto remedy = remedy_text(page);
    return {
        "Máy chưa đáp ứng công việc của vị trí này." + remedy.vi,
        "The machine does not serve the work of this seat." + remedy.en};
}

void add_judgement(MachinePage& page, const ReviewedFleet& reviewed, std::uint32_t seat) {
    const auto& judged = reviewed.ranking[reviewed.rank_of[seat]];
    page.seat = seat_reference(reviewed, seat);
    page.verdict = verdict_of(&judged);
    page.score = score_of(&judged);
    page.findings = findings_at(reviewed, seat);
    page.remedies = remedies_at(reviewed, seat);
}

} // namespace

MachineVerdict verdict_of(const JudgedSeat* judged) {
    if (!judged) return MachineVerdict::unassigned;
    switch (judged->verdict) {
    case SeatVerdict::no_machine:
        return MachineVerdict::unassigned;
    case SeatVerdict::low:
        return MachineVerdict::low;
    case SeatVerdict::unknown:
        return MachineVerdict::unknown;
    case SeatVerdict::fit:
        return MachineVerdict::fit;
    }
    return MachineVerdict::unassigned;
}

std::optional<double> score_of(const JudgedSeat* judged) {
    if (!judged || (judged->verdict != SeatVerdict::low && judged->verdict != SeatVerdict::fit)) return std::nullopt;
    return judged->score;
}

std::string_view name_of(MachineVerdict verdict) {
    switch (verdict) {
    case MachineVerdict::low:
        return "low";
    case MachineVerdict::fit:
        return "fit";
    case MachineVerdict::unknown:
        return "unknown";
    case MachineVerdict::unassigned:
        return "unassigned";
    }
    return {};
}

MachinePage machine_page_of(
    const ReviewedFleet& reviewed, std::uint32_t index, const store::Machine& record, const report::Report& report,
    store::Reader& reader) {
    const auto& machine = reviewed.fleet.machines[index];
    MachinePage page;
    page.machine = machine_reference(reviewed, index, reader);
    if (const auto seat = reviewed.seat_of[index]) add_judgement(page, reviewed, *seat);
    page.slots = slots_of(report.memory);
    if (machine.memory.maximum) page.memory_maximum_mb = machine.memory.maximum->count;
    page.hardware = hardware_lines(report, record, machine);
    page.strain = strain_summary(report.strain);
    page.benchmark = report.benchmark;
    page.windows11 = windows11_text(planner::windows11_readiness(machine));
    page.headline = headline_of(page);
    return page;
}

std::optional<MachinePage> machine_page(const ReviewedFleet& reviewed, store::Reader& reader, store::MachineId id) {
    const auto found = reviewed.machine_index.find(id);
    const auto record = reader.machine(id);
    if (found == reviewed.machine_index.end() || !record) return std::nullopt;
    const auto report = inventory::stored_report(reader, id).value_or(report::Report{});
    auto page = machine_page_of(reviewed, found->second, *record, report, reader);
    for (const auto& entry : reader.history_of(id, most_history))
        page.history.push_back({entry.at, inventory::sentence(entry)});
    page.valid_keys = static_cast<std::size_t>(std::ranges::count_if(
        reader.devices_on(id), [](const store::Device& device) { return !device.revoked_at.has_value(); }));
    return page;
}

} // namespace rasoat::planning
