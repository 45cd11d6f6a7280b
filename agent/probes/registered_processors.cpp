#include "agent/probes/registered_processors.h"

#include "agent/probes/firmware_text.h"
#include "agent/probes/processor.h"

#include <charconv>
#include <string_view>

namespace rasoat::probes {
namespace {

/// The number behind a word of "Intel64 Family 6 Model 42 Stepping 7"; a 32-bit Windows starts with "x86".
std::optional<std::uint32_t> number_after(std::string_view identifier, std::string_view word) {
    const auto place = identifier.find(word);
    if (place == std::string_view::npos) return std::nullopt;
    const auto digits = identifier.substr(place + word.size());
    std::uint32_t number = 0;
    const auto error = std::from_chars(digits.data(), digits.data() + digits.size(), number).ec;
    return error == std::errc{} ? std::optional{number} : std::nullopt;
}

/// Windows measures the clock at each start; rounded, the last digits stay the same.
std::optional<report::Megahertz> measured_speed(const RegistryKey& key) {
    const auto megahertz = key.number("~MHz").value_or(0);
    if (megahertz < 100 || megahertz > 20000) return std::nullopt;
    return report::Megahertz{(megahertz + 5) / 10 * 10};
}

report::Processor described(const RegistryKey& key) {
    report::Processor processor;
    processor.name = firmware_text(key.text("ProcessorNameString"));
    if (const auto vendor = firmware_text(key.text("VendorIdentifier"))) processor.maker = processor_maker(*vendor);
    const auto identifier = key.text("Identifier").value_or("");
    processor.family = number_after(identifier, "Family ");
    processor.model = number_after(identifier, "Model ");
    processor.stepping = number_after(identifier, "Stepping ");
    if (processor.name) processor.speed = speed_in_brand(*processor.name);
    if (!processor.speed) processor.speed = measured_speed(key);
    return processor;
}

} // namespace

std::vector<report::Processor>
registered_processors(const RegistryKey& central_processor, std::span<const ProcessorPackage> packages) {
    std::vector<report::Processor> processors;
    for (const auto& package : packages) {
        const auto* key = central_processor.subkey(std::to_string(package.first_thread));
        auto processor = key != nullptr ? described(*key) : report::Processor{};
        if (package.cores > 0) processor.cores = package.cores;
        if (package.threads > 0) processor.threads = package.threads;
        processors.push_back(std::move(processor));
    }
    if (packages.empty() && !central_processor.subkeys.empty())
        processors.push_back(described(central_processor.subkeys.front()));
    return processors;
}

} // namespace rasoat::probes
