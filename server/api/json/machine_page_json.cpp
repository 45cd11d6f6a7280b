#include "server/api/json/machine_page_json.h"

#include "agent/report/day_text.h"
#include "server/api/json/references_json.h"
#include "server/api/json/text_json.h"

namespace rasoat::api {

namespace {

void write_slots(JsonWriter& json, const std::vector<planning::SlotFacts>& slots) {
    json.begin_array("slots");
    for (const auto& slot : slots) {
        json.begin_object();
        json.text("slot", std::string_view(slot.slot));
        write_integer_or_null(json, "size_mb", slot.size_mb);
        write_string_or_null(json, "kind", slot.kind);
        json.boolean("soldered", slot.soldered);
        json.end_object();
    }
    json.end_array();
}

void write_hardware(JsonWriter& json, const std::vector<planning::LabelledValue>& hardware) {
    json.begin_array("hardware");
    for (const auto& line : hardware) {
        json.begin_object();
        write_text(json, "label", line.label);
        write_text(json, "value", line.value);
        json.end_object();
    }
    json.end_array();
}

void write_history(JsonWriter& json, const std::vector<planning::Happening>& history) {
    json.begin_array("history");
    for (const auto& happening : history) {
        json.begin_object();
        json.text("at", std::string_view(time_text(happening.at)));
        write_text(json, "what", happening.what);
        json.end_object();
    }
    json.end_array();
}

void write_strain(JsonWriter& json, const std::optional<planning::StrainSummary>& strain) {
    if (!strain) return json.null("strain");
    json.begin_object("strain");
    json.text("first_day", report::iso_day(strain->first_day));
    json.text("last_day", report::iso_day(strain->last_day));
    json.number("days", std::uint64_t{strain->days});
    json.number("working_minutes", std::uint64_t{strain->working_minutes});
    json.number("memory_pressure_percent", std::uint64_t{strain->memory_pressure_percent});
    json.number("processor_saturated_percent", std::uint64_t{strain->processor_saturated_percent});
    json.number("disk_strain_percent", std::uint64_t{strain->disk_strain_percent});
    write_integer_or_null(json, "boot_seconds", strain->boot_seconds);
    write_integer_or_null(json, "least_free_mb", strain->least_free_mb);
    json.end_object();
}

void write_benchmark(JsonWriter& json, const std::optional<report::Benchmark>& benchmark) {
    if (!benchmark) return json.null("benchmark");
    json.begin_object("benchmark");
    json.text("measured", report::iso_day(benchmark->measured));
    json.number("integer", std::uint64_t{benchmark->integer});
    json.number("floating_point", std::uint64_t{benchmark->floating_point});
    json.number("all_cores", std::uint64_t{benchmark->all_cores});
    json.number("memory_bandwidth", std::uint64_t{benchmark->memory_bandwidth});
    write_integer_or_null(
        json, "random_reads",
        benchmark->random_reads ? std::optional<std::int64_t>(*benchmark->random_reads) : std::nullopt);
    json.end_object();
}

} // namespace

std::string machine_page_json(const planning::MachinePage& page) {
    JsonWriter json;
    json.begin_object();
    write_machine(json, "machine", page.machine);
    write_seat_or_null(json, "seat", page.seat);
    write_real_or_null(json, "score", page.score);
    json.text("verdict", planning::name_of(page.verdict));
    write_findings(json, "findings", page.findings);
    write_remedies(json, "remedies", page.remedies);
    write_slots(json, page.slots);
    write_integer_or_null(json, "memory_maximum_mb", page.memory_maximum_mb);
    write_hardware(json, page.hardware);
    write_history(json, page.history);
    write_strain(json, page.strain);
    write_benchmark(json, page.benchmark);
    write_text(json, "windows11", page.windows11);
    write_text(json, "headline", page.headline);
    json.integer("valid_keys", static_cast<std::int64_t>(page.valid_keys));
    json.end_object();
    return json.take();
}

} // namespace rasoat::api
