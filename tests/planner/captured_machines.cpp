#include "tests/planner/captured_machines.h"

#include <simdjson.h>
#include <zlib.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace rasoat::planner::tests {
namespace {

std::string unpacked(const std::filesystem::path& path) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
    if (!file) throw std::runtime_error(path.string() + ": cannot be opened");
    std::string text;
    std::array<char, 1 << 16> block{};
    for (int count = 1; count > 0; text.append(block.data(), static_cast<std::size_t>(count))) {
        count = gzread(file.get(), block.data(), static_cast<unsigned>(block.size()));
        if (count < 0) throw std::runtime_error(path.string() + ": is not whole");
    }
    return text;
}

std::string text_at(const simdjson::dom::element& json, std::string_view pointer) {
    std::string_view text;
    return json.at_pointer(pointer).get(text) ? std::string() : std::string(text);
}

std::optional<MemoryKind> kind_of(std::string_view type) {
    if (type == "DDR2") return MemoryKind::ddr2;
    if (type == "DDR3") return MemoryKind::ddr3;
    if (type == "DDR4") return MemoryKind::ddr4;
    if (type == "DDR5") return MemoryKind::ddr5;
    if (type.starts_with("LPDDR")) return MemoryKind::other;
    return std::nullopt;
}

Machine machine_of(const simdjson::dom::element& json) {
    Machine machine;
    machine.id = text_at(json, "/id");
    machine.name = text_at(json, "/system/manufacturer") + " " + text_at(json, "/system/product");
    machine.processor.name = text_at(json, "/processors/0/version");
    std::int64_t number = 0;
    if (!json.at_pointer("/totals/ram_mb").get(number)) machine.memory.total = Mebibytes{number};
    if (!json.at_pointer("/totals/max_capacity_mb").get(number)) machine.memory.maximum = Mebibytes{number};
    simdjson::dom::array devices;
    if (json.at_key("memory_devices").get(devices)) return machine;
    for (const simdjson::dom::element device : devices) {
        bool of_the_system = false;
        if (device["system_memory"].get(of_the_system) || !of_the_system) continue;
        MemorySlot slot;
        if (!device["size_mb"].get(number)) slot.size = Mebibytes{number};
        slot.soldered = text_at(device, "/form_factor") == "Row Of Chips";
        machine.memory.slots.push_back(slot);
        if (slot.size && !machine.memory.kind) machine.memory.kind = kind_of(text_at(device, "/type"));
    }
    return machine;
}

} // namespace

std::vector<Machine> machines_with_slots(const std::filesystem::path& jsonl_gz) {
    const std::string text = unpacked(jsonl_gz);
    simdjson::dom::parser parser;
    std::vector<Machine> machines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        machines.push_back(machine_of(parser.parse(text.substr(begin, end - begin))));
        begin = end + 1;
    }
    return machines;
}

} // namespace rasoat::planner::tests
