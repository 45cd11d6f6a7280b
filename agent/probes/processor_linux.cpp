#include "agent/probes/firmware_text.h"
#include "agent/probes/processor.h"

#include <charconv>
#include <cmath>
#include <map>
#include <set>

namespace rasoat::probes {
namespace {

using report::Megahertz;

constexpr auto cpu_directory = "/sys/devices/system/cpu/cpu";

std::optional<std::uint32_t> number_in(const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    std::uint32_t value = 0;
    const auto* const end = text->data() + text->size();
    const auto [rest, error] = std::from_chars(text->data(), end, value);
    if (error != std::errc{} || rest != end) return std::nullopt;
    return value;
}

/// One package while its logical processors are being counted.
struct Package {
    const CpuinfoBlock* first = nullptr;
    std::string first_number;
    std::uint32_t threads = 0;
    std::set<std::string> cores; ///< what is the same for threads of one core and different for those of two
};

/// A core is the set of threads that share it: true for hybrid processors, several dies and packages alike, where core
/// numbers repeat or have gaps.
std::string core_key(const MachineRoot& root, const std::string& number, const CpuinfoBlock& block) {
    const auto topology = cpu_directory + number + "/topology/";
    for (const auto* name : {"core_cpus", "thread_siblings"}) { // the second until Linux 5.2
        if (const auto mask = root.text(topology + name)) return *mask;
    }
    if (const auto core = block.field("core id")) return "core " + *core;
    return "thread " + number;
}

std::string package_key(const MachineRoot& root, const std::string& number, const CpuinfoBlock& block) {
    // Firmware of ARM boards numbers no packages: -1.
    const auto package = root.text(cpu_directory + number + "/topology/physical_package_id");
    if (package && *package != "-1") return *package;
    return block.field("physical id").value_or("0");
}

/// Packages in the order of their first logical processor.
std::vector<Package> packages(const MachineRoot& root, const std::vector<CpuinfoBlock>& blocks) {
    std::vector<Package> packages;
    std::map<std::string, std::size_t> index;
    for (const auto& block : blocks) {
        // An unnumbered block speaks for the one processor that there is.
        const auto written = block.field("processor");
        const auto number = number_in(written) ? *written : std::string{"0"};
        const auto [place, is_new] = index.try_emplace(package_key(root, number, block), packages.size());
        if (is_new) packages.push_back({&block, number, 0, {}});
        auto& package = packages[place->second];
        ++package.threads;
        package.cores.insert(core_key(root, number, block));
    }
    return packages;
}

std::optional<Megahertz> kilohertz_file(const MachineRoot& root, const std::string& path) {
    const auto kilohertz = root.number(path);
    return kilohertz && *kilohertz >= 1000 ? std::optional{Megahertz{*kilohertz / 1000}} : std::nullopt;
}

/// What never changes first: the brand's figure, the highest that the kernel may set, the firmware's. The momentary
/// "cpu MHz" only in a guest, where it is the fixed clock that the hypervisor gives; rounded, as it is measured at each
/// boot.
std::optional<Megahertz> rated_speed(
    const MachineRoot& root, const Package& package, const report::Processor& so_far,
    const std::optional<report::Processor>& socket) {
    if (so_far.name) {
        if (const auto speed = speed_in_brand(*so_far.name)) return speed;
    }
    const auto cpufreq = cpu_directory + package.first_number + "/cpufreq/";
    if (const auto speed = kilohertz_file(root, cpufreq + "cpuinfo_max_freq")) return speed;
    if (socket && socket->speed) return socket->speed;
    if (const auto clock = package.first->field("clock")) return speed_in_brand(*clock); // POWER
    if (!package.first->has_flag("hypervisor")) return std::nullopt;
    const auto momentary = package.first->field("cpu mhz");
    if (!momentary) return std::nullopt;
    double megahertz = 0;
    std::from_chars(momentary->data(), momentary->data() + momentary->size(), megahertz);
    if (megahertz < 100 || megahertz > 20000) return std::nullopt;
    return Megahertz{static_cast<std::uint64_t>(std::llround(megahertz / 10) * 10)};
}

/// Each architecture's kernel names these its own way.
report::Text brand(const CpuinfoBlock& block) {
    for (const auto* key : {"model name", "cpu model", "cpu"}) {
        if (auto name = firmware_text(block.field(key))) return name;
    }
    const auto arm = block.field("processor"); // old ARM kernels; elsewhere a number
    return arm && !number_in(arm) ? firmware_text(arm) : std::nullopt;
}

report::Text maker(const CpuinfoBlock& block) {
    auto vendor = block.field("vendor_id");
    if (!vendor) vendor = block.field("vendor");
    return vendor ? processor_maker(*vendor) : std::nullopt;
}

void tell_architecture(const CpuinfoBlock& block, report::Processor& processor) {
    if (block.field("vendor_id") && block.field("flags")) { // x86
        processor.sixty_four_bit = block.has_flag("lm");
        processor.architecture = *processor.sixty_four_bit ? "x86_64" : "i386";
    } else if (const auto arm = block.field("cpu architecture")) {
        // "8" or, in the kernel's 64-bit dress, "AArch64"; a 32-bit kernel on such a chip says 7 or 8.
        processor.sixty_four_bit = *arm == "8" || *arm == "AArch64";
        processor.architecture = *processor.sixty_four_bit ? "aarch64" : "arm";
    }
}

} // namespace

std::vector<report::Processor> processors(const MachineRoot& root, const SmbiosTables& tables) {
    auto sockets = processors_in(tables);
    const auto blocks = read_cpuinfo(root);
    if (blocks.empty()) return sockets;
    const auto counted = packages(root, blocks);
    std::vector<report::Processor> processors;
    for (const auto& package : counted) {
        // The firmware's sockets are told apart only where there are as many as packages.
        std::optional<report::Processor> socket;
        if (sockets.size() == counted.size()) socket = sockets[processors.size()];
        report::Processor processor;
        processor.name = brand(*package.first);
        processor.maker = maker(*package.first);
        if (socket && !processor.name) processor.name = socket->name;
        if (socket && !processor.maker) processor.maker = socket->maker;
        tell_architecture(*package.first, processor);
        processor.family = number_in(package.first->field("cpu family"));
        processor.model = number_in(package.first->field("model"));
        processor.stepping = number_in(package.first->field("stepping"));
        processor.cores = static_cast<std::uint32_t>(package.cores.size());
        processor.threads = package.threads;
        processor.speed = rated_speed(root, package, processor, socket);
        processors.push_back(std::move(processor));
    }
    return processors;
}

} // namespace rasoat::probes
