#include "agent/strain/strain_log.h"

#include <algorithm>
#include <cstdint>

namespace rasoat::strain {

namespace {

using report::MinutesByShare;
using report::StrainDay;
using std::chrono::sys_days;

constexpr std::uint32_t minutes_of_a_day = 1440;
constexpr std::string_view heading = "rasoat strain 1\n";
constexpr std::size_t record_size = 88;
static_assert(heading.size() + most_days * record_size == log_size);

void count(std::uint16_t& counter, std::uint32_t more) {
    counter = static_cast<std::uint16_t>(std::min(counter + more, minutes_of_a_day));
}

void count(MinutesByShare& minutes, const std::optional<double>& share, std::uint32_t more) {
    if (!share) return;
    const auto tenth = static_cast<std::size_t>(std::clamp(*share, 0.0, 1.0) * static_cast<double>(minutes.size()));
    count(minutes.at(std::min(tenth, minutes.size() - 1)), more);
}

void count(MinutesByShare& minutes, const MinutesByShare& more) {
    for (std::size_t tenth = 0; tenth < minutes.size(); ++tenth)
        count(minutes.at(tenth), more.at(tenth));
}

template <class Value>
void take_larger(std::optional<Value>& kept, const std::optional<Value>& other) {
    if (other && (!kept || *other > *kept)) kept = other;
}

template <class Value>
void take_smaller(std::optional<Value>& kept, const std::optional<Value>& other) {
    if (other && (!kept || *other < *kept)) kept = other;
}

void add(StrainDay& day, const StrainDay& more) {
    count(day.minutes_on, more.minutes_on);
    count(day.minutes_working, more.minutes_working);
    count(day.processor, more.processor);
    count(day.memory, more.memory);
    count(day.disk, more.disk);
    count(day.memory_pressure, more.memory_pressure);
    count(day.disk_strain, more.disk_strain);
    count(day.boots, more.boots);
    take_larger(day.slowest_boot, more.slowest_boot);
    take_smaller(day.least_free, more.least_free);
}

/// FNV-1a, against damage, not against malice: the folder is root's.
std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 2'166'136'261U;
    for (const char byte : bytes)
        sum = (sum ^ static_cast<unsigned char>(byte)) * 16'777'619U;
    return sum;
}

constexpr std::uint32_t absent = 0xFFFFFFFF;

void put(std::string& bytes, std::uint32_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        bytes += static_cast<char>(value >> 8U * i & 0xFFU);
}

void put(std::string& bytes, const MinutesByShare& minutes) {
    for (const auto counted : minutes)
        put(bytes, counted, 2);
}

/// Takes numbers off the front of a record, which has the right length.
class RecordReader {
public:
    explicit RecordReader(std::string_view bytes) : bytes_(bytes) {}
    std::uint32_t number(std::size_t size) {
        std::uint32_t value = 0;
        for (std::size_t i = size; i > 0; --i)
            value = value << 8U | static_cast<unsigned char>(bytes_[i - 1]);
        bytes_.remove_prefix(size);
        return value;
    }
    std::uint16_t minutes() { return static_cast<std::uint16_t>(std::min(number(2), minutes_of_a_day)); }
    MinutesByShare histogram() {
        MinutesByShare result{};
        for (auto& counted : result)
            counted = minutes();
        return result;
    }

private:
    std::string_view bytes_;
};

std::string record_of(const StrainDay& day, bool sent) {
    std::string record;
    put(record, static_cast<std::uint32_t>(day.day.time_since_epoch().count()), 4);
    put(record, sent ? 1 : 0, 2);
    put(record, day.minutes_on, 2);
    put(record, day.minutes_working, 2);
    put(record, day.processor);
    put(record, day.memory);
    put(record, day.disk);
    put(record, day.memory_pressure, 2);
    put(record, day.disk_strain, 2);
    put(record, day.boots, 2);
    put(record, day.slowest_boot ? day.slowest_boot->count() : absent, 4);
    put(record,
        day.least_free ? static_cast<std::uint32_t>(std::min<std::uint64_t>(day.least_free->count, absent - 1))
                       : absent,
        4);
    put(record, checksum(record), 4);
    return record;
}

} // namespace

StrainLog::Kept& StrainLog::at(sys_days day) {
    const auto place = std::lower_bound(
        days_.begin(), days_.end(), day, [](const Kept& kept, sys_days sought) { return kept.strain.day < sought; });
    if (place != days_.end() && place->strain.day == day) return *place;
    Kept fresh;
    fresh.strain.day = day;
    return *days_.insert(place, fresh);
}

void StrainLog::keep_newest() {
    if (days_.size() > most_days) days_.erase(days_.begin(), days_.end() - most_days);
}

void StrainLog::add(sys_days day, const Load& load, bool working) {
    const auto minutes = static_cast<std::uint32_t>(
        std::max<std::int64_t>(std::chrono::round<std::chrono::minutes>(load.duration).count(), 1));
    auto& strain = at(day).strain;
    count(strain.minutes_on, minutes);
    take_smaller(strain.least_free, load.free);
    if (working) {
        count(strain.minutes_working, minutes);
        count(strain.processor, load.processor, minutes);
        count(strain.memory, load.memory, minutes);
        count(strain.disk, load.disk, minutes);
        if (load.memory_pressure) count(strain.memory_pressure, minutes);
        if (load.disk_strain) count(strain.disk_strain, minutes);
    }
    keep_newest();
}

void StrainLog::add_boot(sys_days day, report::Seconds duration) {
    auto& strain = at(day).strain;
    count(strain.boots, 1);
    take_larger(strain.slowest_boot, std::optional(duration));
    keep_newest();
}

void StrainLog::merge(const StrainLog& other) {
    for (const auto& kept : other.days_) {
        auto& mine = at(kept.strain.day);
        strain::add(mine.strain, kept.strain);
        mine.sent = mine.sent || kept.sent;
    }
    keep_newest();
}

void StrainLog::forget_after(sys_days today) {
    std::erase_if(days_, [&](const Kept& kept) { return kept.strain.day > today; });
}

std::vector<StrainDay> StrainLog::unsent_before(sys_days today) const {
    std::vector<StrainDay> days;
    for (const auto& kept : days_)
        if (!kept.sent && kept.strain.day < today) days.push_back(kept.strain);
    return days;
}

void StrainLog::mark_sent(std::span<const StrainDay> days) {
    for (auto& kept : days_)
        for (const auto& sent : days)
            if (sent.day == kept.strain.day) kept.sent = true;
}

std::string StrainLog::bytes() const {
    std::string bytes(heading);
    for (const auto& kept : days_)
        bytes += record_of(kept.strain, kept.sent);
    bytes.resize(log_size, '\0');
    return bytes;
}

StrainLog StrainLog::from_bytes(std::string_view bytes) {
    StrainLog log;
    if (bytes.substr(0, heading.size()) != heading) return log;
    bytes.remove_prefix(heading.size());
    for (; bytes.size() >= record_size; bytes.remove_prefix(record_size)) {
        const auto record = bytes.substr(0, record_size);
        constexpr std::size_t checked = record_size - 4;
        if (RecordReader(record.substr(checked)).number(4) != checksum(record.substr(0, checked))) continue;
        RecordReader reader(record);
        auto& kept = log.at(sys_days(std::chrono::days(reader.number(4))));
        kept.sent = reader.number(2) != 0;
        auto& day = kept.strain;
        day.minutes_on = reader.minutes();
        day.minutes_working = reader.minutes();
        day.processor = reader.histogram();
        day.memory = reader.histogram();
        day.disk = reader.histogram();
        day.memory_pressure = reader.minutes();
        day.disk_strain = reader.minutes();
        day.boots = reader.minutes();
        if (const auto boot = reader.number(4); boot != absent) day.slowest_boot = report::Seconds(boot);
        if (const auto free = reader.number(4); free != absent) day.least_free = report::Mebibytes{free};
    }
    log.keep_newest();
    return log;
}

} // namespace rasoat::strain
