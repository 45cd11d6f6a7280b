#include "tests/agent/probes/captured_machines.h"

#include "tests/shared_data.h"

#include <algorithm>

namespace rasoat::tests {
namespace {

CapturedSmbios read_capture(const std::filesystem::path& folder) {
    return {
        folder.filename().string(), file_bytes(folder / "smbios_entry_point"), file_bytes(folder / "DMI"),
        file_bytes(folder / "rsmb.bin"), folder / "expected.json"};
}

} // namespace

std::span<const std::byte> as_bytes(std::string_view text) {
    return std::as_bytes(std::span{text});
}

std::vector<CapturedSmbios> captured_smbios() {
    const auto folder = shared_data("smbios-binary");
    if (!folder) return {};
    std::vector<CapturedSmbios> captures;
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        if (entry.is_directory()) captures.push_back(read_capture(entry.path()));
    }
    std::sort(captures.begin(), captures.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return captures;
}

std::optional<CapturedSmbios> captured_smbios(std::string_view name) {
    const auto folder = shared_data("smbios-binary/" + std::string(name));
    if (!folder) return std::nullopt;
    return read_capture(*folder);
}

bool unpack_tree(const CapturedTree& tree, std::string_view archive, const std::vector<std::string>& patterns) {
    const auto file = shared_data("sysfs-trees/" + std::string(archive));
    if (!file) return false;
    tree.unpacked.unpack(*file, patterns);
    return true;
}

std::string text_or_empty(const simdjson::dom::element& object, std::string_view key) {
    simdjson::dom::element value;
    if (object[key].get(value) != simdjson::SUCCESS) return {};
    std::string_view text;
    if (value.get_string().get(text) == simdjson::SUCCESS) return std::string(text);
    std::int64_t number = 0;
    if (value.get_int64().get(number) == simdjson::SUCCESS) return std::to_string(number);
    return {};
}

std::optional<std::uint64_t> number_or_none(const simdjson::dom::element& object, std::string_view key) {
    std::uint64_t number = 0;
    if (object[key].get_uint64().get(number) != simdjson::SUCCESS) return std::nullopt;
    return number;
}

} // namespace rasoat::tests
