#include "server/rules/conversions.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace rasoat::rules {
namespace {

constexpr std::int64_t mebibytes_in_gibibyte = 1024;

Value text_or_unset(const std::string& text) {
    return text.empty() ? Value{} : Value{text};
}

void set_name(Record& record, const planner::Bilingual& name) {
    record.set("name_vi", name.vi);
    record.set("name_en", name.en);
}

planner::Bilingual name_in(const Record& record) {
    return {record.text("name_vi"), record.text("name_en")};
}

std::string name_of(planner::MachineKind kind) {
    return kind == planner::MachineKind::laptop ? "laptop" : "desktop";
}

planner::MachineKind kind_named(std::string_view name) {
    return name == "laptop" ? planner::MachineKind::laptop : planner::MachineKind::desktop;
}

std::string name_of(planner::DiskKind kind) {
    switch (kind) {
    case planner::DiskKind::ssd:
        return "ssd";
    case planner::DiskKind::nvme:
        return "nvme";
    default:
        return "hdd";
    }
}

planner::DiskKind disk_kind_named(std::string_view name) {
    if (name == "ssd") return planner::DiskKind::ssd;
    return name == "nvme" ? planner::DiskKind::nvme : planner::DiskKind::hdd;
}

std::string day_text(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

/// Of a text that was checked.
std::chrono::sys_days day_in(const std::string& text) {
    const auto number = [&](std::size_t from, std::size_t count) {
        unsigned value = 0;
        std::from_chars(text.data() + from, text.data() + from + count, value);
        return value;
    };
    return std::chrono::sys_days(std::chrono::year_month_day(
        std::chrono::year(static_cast<int>(number(0, 4))), std::chrono::month(number(5, 2)),
        std::chrono::day(number(8, 2))));
}

} // namespace

Record record_of(const store::Fund& fund) {
    Record record(fund_schema());
    record.set("code", fund.code);
    set_name(record, fund.name);
    record.set("year", std::int64_t{fund.year.value});
    record.set("amount", fund.amount.amount);
    if (fund.unit) record.set("unit_id", store::to_string(*fund.unit));
    record.set("kind", text_or_unset(fund.kind));
    record.set("line", text_or_unset(fund.line));
    record.set("carries_over", fund.carries_over);
    if (fund.share) {
        record.set("share_rule", fund.share->rule);
        record.set("share_percent", fund.share->share.millionths / 1e4);
        record.set("share_item", fund.share->item);
    }
    return record;
}

store::Fund fund_of(const Record& record) {
    store::Fund fund;
    fund.code = record.text("code");
    fund.name = name_in(record);
    fund.year = {static_cast<int>(record.integer("year"))};
    fund.amount = {record.integer("amount")};
    if (record.has("unit_id")) {
        fund.unit = store::parse_id<store::UnitId>(record.text("unit_id"));
        if (!fund.unit) refuse(record.schema(), "unit_id", {"không có đơn vị này.", "there is no such unit."});
    }
    fund.kind = record.text("kind");
    fund.line = record.text("line");
    fund.carries_over = record.flag("carries_over");
    if (fund.carries_over && fund.line.empty())
        refuse(
            record.schema(), "line",
            {"cần có để biết số dư chuyển sang đâu.", "is needed, to say where what is left goes."});
    if (record.has("share_rule")) {
        for (const auto* key : {"share_percent", "share_item"})
            if (!record.has(key))
                refuse(record.schema(), key, {"cần điền khi có giới hạn.", "is needed where there is a limit."});
        fund.share = store::FundShare{
            record.text("share_rule"), planner::Share::of(record.real("share_percent") / 100),
            record.text("share_item")};
    }
    return fund;
}

Record record_of(const planner::Role& role) {
    Record record(role_schema());
    record.set("id", role.id);
    set_name(record, role.name);
    record.set("memory_gb", role.memory.count / mebibytes_in_gibibyte);
    record.set("processor_score", std::int64_t{role.processor.value});
    record.set("needs_ssd", role.needs_ssd);
    record.set("disk_gb", role.disk.count);
    record.set("monitors", std::int64_t{role.monitors});
    if (role.kind) record.set("kind", name_of(*role.kind));
    record.set("weight", role.weight);
    record.set("norm_position", text_or_unset(role.norm_position));
    return record;
}

planner::Role role_of(const Record& record) {
    planner::Role role;
    role.id = record.text("id");
    role.name = name_in(record);
    role.memory = {record.integer("memory_gb") * mebibytes_in_gibibyte};
    role.processor = {static_cast<int>(record.integer("processor_score"))};
    role.needs_ssd = record.flag("needs_ssd");
    role.disk = {record.integer("disk_gb")};
    role.monitors = static_cast<int>(record.integer("monitors"));
    if (record.has("kind")) role.kind = kind_named(record.text("kind"));
    role.weight = record.real("weight");
    role.norm_position = record.text("norm_position");
    return role;
}

Record record_of(const planner::CatalogueModel& model, std::string_view processor) {
    Record record(model_schema());
    record.set("id", model.id);
    set_name(record, model.name);
    record.set("kind", name_of(model.kind));
    record.set("price", model.price.amount);
    record.set("processor", std::string(processor));
    record.set("memory_gb", model.memory.count / mebibytes_in_gibibyte);
    record.set("disk_kind", name_of(model.disk_kind));
    record.set("disk_gb", model.disk.count);
    record.set("monitors", std::int64_t{model.monitors});
    record.set("service_years", std::int64_t{model.service_years});
    return record;
}

planner::CatalogueModel model_of(const Record& record, const planner::ProcessorKnowledge& processors) {
    const auto facts = processors.facts_of(record.text("processor"));
    if (!facts.row || !facts.row->score)
        refuse(
            record.schema(), "processor",
            {"không có điểm trong bảng bộ xử lý; hãy viết như \"Intel Core i5-12400\".",
             "has no score in the table of processors; write it like \"Intel Core i5-12400\"."});
    if (facts.windows11 != planner::Windows11Listing::listed)
        refuse(
            record.schema(), "processor",
            {"không thuộc danh sách của Windows 11; máy mới phải chạy được Windows 11.",
             "is not on Windows 11's list; a new machine has to run Windows 11."});
    planner::CatalogueModel model;
    model.id = record.text("id");
    model.name = name_in(record);
    model.kind = kind_named(record.text("kind"));
    model.price = {record.integer("price")};
    model.processor = *facts.row->score;
    model.memory = {record.integer("memory_gb") * mebibytes_in_gibibyte};
    model.disk_kind = disk_kind_named(record.text("disk_kind"));
    model.disk = {record.integer("disk_gb")};
    model.monitors = static_cast<int>(record.integer("monitors"));
    model.service_years = static_cast<int>(record.integer("service_years"));
    return model;
}

Record record_of(const settings::Norm& norm) {
    Record record(norm_schema());
    record.set("position", norm.position);
    set_name(record, norm.name);
    record.set("kind", name_of(norm.kind));
    record.set("price_ceiling", norm.price_ceiling.amount);
    record.set("decision", norm.decision);
    record.set("valid_from", day_text(norm.valid_from));
    if (norm.valid_to) record.set("valid_to", day_text(*norm.valid_to));
    record.set("confirmed", norm.confirmed);
    record.set("source", text_or_unset(norm.source.value_or("")));
    return record;
}

settings::Norm norm_of(const Record& record) {
    settings::Norm norm;
    norm.position = record.text("position");
    norm.name = name_in(record);
    norm.kind = kind_named(record.text("kind"));
    norm.price_ceiling = {record.integer("price_ceiling")};
    norm.decision = record.text("decision");
    norm.valid_from = day_in(record.text("valid_from"));
    if (record.has("valid_to")) norm.valid_to = day_in(record.text("valid_to"));
    if (norm.valid_to && *norm.valid_to < norm.valid_from)
        refuse(record.schema(), "valid_to", {"đứng trước ngày có hiệu lực.", "is before it comes into force."});
    norm.confirmed = record.flag("confirmed");
    if (record.has("source")) norm.source = record.text("source");
    if (norm.confirmed && !norm.source)
        refuse(record.schema(), "source", {"cần ghi khi đã đối chiếu.", "is needed where it has been checked."});
    return norm;
}

std::string id_of(const settings::Norm& norm) {
    return fmt::format("{}.{}.{}", norm.position, name_of(norm.kind), day_text(norm.valid_from));
}

Record terms_of(const planner::Catalogue& catalogue) {
    Record record(terms_schema());
    record.set("price_year", std::int64_t{catalogue.price_year.value});
    record.set("source", catalogue.source);
    record.set("fitting", catalogue.fitting.amount);
    record.set("operating_system", catalogue.operating_system.amount);
    return record;
}

void set_terms(planner::Catalogue& catalogue, const Record& terms) {
    catalogue.price_year = {static_cast<int>(terms.integer("price_year"))};
    catalogue.source = terms.text("source");
    catalogue.fitting = {terms.integer("fitting")};
    catalogue.operating_system = {terms.integer("operating_system")};
}

} // namespace rasoat::rules
