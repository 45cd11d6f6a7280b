#include "agent/delivery/spool.h"

#include "agent/delivery/durable_file.h"
#include "agent/delivery/state_folder.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <string_view>

namespace rasoat::delivery {

namespace {

constexpr std::size_t sequence_digits = 12;
constexpr std::size_t digest_digits = 64;
constexpr std::size_t key_length = 36;
constexpr std::string_view suffix = ".report";

bool consists_of(std::string_view text, std::string_view characters) {
    return text.find_first_not_of(characters) == std::string_view::npos;
}

bool is_gzip(std::string_view bytes) {
    return bytes.substr(0, 2) == "\x1F\x8B";
}

} // namespace

std::string Spool::Entry::file_name() const {
    auto number = std::to_string(sequence);
    number.insert(0, sequence_digits - std::min(number.size(), sequence_digits), '0');
    return number + '-' + digest + '-' + key + std::string(suffix);
}

std::optional<Spool::Entry> Spool::entry_named(const std::string& file_name) {
    const std::string_view name = file_name;
    constexpr auto digest_at = sequence_digits + 1;
    constexpr auto key_at = digest_at + digest_digits + 1;
    if (name.size() != key_at + key_length + suffix.size() || name.substr(key_at + key_length) != suffix)
        return std::nullopt;
    Entry entry{0, std::string(name.substr(digest_at, digest_digits)), std::string(name.substr(key_at, key_length)), 0};
    const auto sequence = name.substr(0, sequence_digits);
    if (!consists_of(sequence, "0123456789") || !consists_of(entry.digest, "0123456789abcdef") ||
        !consists_of(entry.key, "0123456789abcdef-"))
        return std::nullopt;
    std::from_chars(sequence.data(), sequence.data() + sequence.size(), entry.sequence);
    return entry.file_name() == name ? std::optional(entry) : std::nullopt;
}

Spool::Spool(std::filesystem::path folder, std::uint64_t limit) : folder_(std::move(folder)), limit_(limit) {
    StateFolder(folder_).create();
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator(folder_, error)) {
        const auto name = file.path().filename().string();
        auto entry = entry_named(name);
        std::error_code unknown_size;
        const auto size = file.file_size(unknown_size);
        if (entry && !unknown_size) {
            entry->bytes = size;
            entries_.push_back(*std::move(entry));
        } else if (std::string_view(name).ends_with(unfinished_suffix)) {
            remove_durably(file.path());
        }
    }
    if (error) throw StorageProblem("cannot read " + folder_.string() + ": " + error.message());
    std::sort(entries_.begin(), entries_.end(), [](const Entry& left, const Entry& right) {
        return left.sequence < right.sequence;
    });
}

SpoolSize spool_size(const std::filesystem::path& folder) {
    SpoolSize size;
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
        std::error_code gone; // sent meanwhile
        const auto bytes = file.file_size(gone);
        if (gone || !Spool::entry_named(file.path().filename().string())) continue;
        ++size.reports;
        size.bytes += bytes;
    }
    return size;
}

std::uint64_t Spool::bytes() const {
    return std::accumulate(
        entries_.begin(), entries_.end(), std::uint64_t{0},
        [](std::uint64_t sum, const Entry& entry) { return sum + entry.bytes; });
}

void Spool::drop(std::vector<Entry>::iterator entry) {
    remove_durably(folder_ / entry->file_name());
    entries_.erase(entry);
}

void Spool::make_room(std::uint64_t bytes) {
    while (!entries_.empty() && this->bytes() + bytes > limit_) {
        auto victim = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
            return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& later) {
                return later.sequence > entry.sequence && later.digest == entry.digest;
            });
        });
        drop(victim == entries_.end() ? entries_.begin() : victim);
    }
}

bool Spool::put(const SpooledReport& report) {
    if (!entries_.empty() && entries_.back().digest == report.digest) return false;
    if (report.body.size() > limit_)
        throw StorageProblem(
            "a report of " + std::to_string(report.body.size()) + " bytes is larger than the spool's limit of " +
            std::to_string(limit_) + " bytes; raise spool_megabytes");
    Entry entry{
        entries_.empty() ? 1 : entries_.back().sequence + 1, report.digest, report.idempotency_key, report.body.size()};
    if (!entry_named(entry.file_name()))
        throw StorageProblem("a report's digest or idempotency key has not the expected form");
    make_room(entry.bytes);
    write_durably(folder_ / entry.file_name(), report.body);
    entries_.push_back(std::move(entry));
    return true;
}

std::optional<SpooledReport> Spool::oldest() {
    while (!entries_.empty()) {
        const auto first = entries_.begin();
        auto body = read_file(folder_ / first->file_name(), limit_);
        if (body && is_gzip(*body)) return SpooledReport{first->key, first->digest, *std::move(body)};
        drop(first);
    }
    return std::nullopt;
}

void Spool::remove(const std::string& idempotency_key) {
    const auto found = std::find_if(
        entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.key == idempotency_key; });
    if (found != entries_.end()) drop(found);
}

} // namespace rasoat::delivery
