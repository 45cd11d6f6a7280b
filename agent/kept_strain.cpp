#include "agent/kept_strain.h"

#include "agent/delivery/durable_file.h"

namespace rasoat::agent {

namespace {

std::filesystem::path file_in(const delivery::StateFolder& state) {
    return state.path() / "strain";
}

} // namespace

strain::StrainLog kept_strain(const delivery::StateFolder& state) {
    constexpr std::size_t largest_file = std::size_t{64} * 1024;
    const auto bytes = delivery::read_file(file_in(state), largest_file);
    return bytes ? strain::StrainLog::from_bytes(*bytes) : strain::StrainLog();
}

void keep(const strain::StrainLog& log, const delivery::StateFolder& state) {
    delivery::write_durably(file_in(state), log.bytes());
}

void add_to_kept_strain(
    const strain::StrainLog& gathered, std::chrono::sys_days today, const delivery::StateFolder& state) {
    auto log = kept_strain(state);
    log.merge(gathered);
    log.forget_after(today);
    keep(log, state);
}

void forget_kept_strain(const delivery::StateFolder& state) {
    delivery::remove_durably(file_in(state));
}

} // namespace rasoat::agent
