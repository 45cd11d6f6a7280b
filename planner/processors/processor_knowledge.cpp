#include "planner/processors/processor_knowledge.h"

#include "planner/processors/processor_key.h"

#include <algorithm>
#include <utility>

namespace rasoat::planner {

namespace {

/// Microsoft's list begins with processors of 2018 and few of 2017, so what is older and not on it never will be.
constexpr Year first_year_of_the_list{2018};

} // namespace

ProcessorKnowledge::ProcessorKnowledge(std::vector<ProcessorRow> rows, const Windows11Processors& windows11)
    : rows_(std::move(rows)) {
    entries_.reserve(rows_.size() + windows11.listed.size());
    for (std::uint32_t index = 0; index < rows_.size(); ++index) {
        auto& entry = entries_[processor_key(rows_[index].name)];
        if (entry.row)
            throw ContradictoryProcessors(
                "\"" + rows_[index].name + "\" and \"" + rows_[*entry.row].name + "\" are the same processor");
        entry.row = index;
    }
    for (const auto& family : windows11.older_families) {
        const bool any_continuation = family.ends_with('*');
        auto beginning = processor_key(family.substr(0, family.size() - (any_continuation ? 1 : 0)));
        if (!any_continuation) beginning += ' ';
        older_beginnings_.push_back(std::move(beginning));
    }
    for (const auto& name : windows11.listed) {
        auto key = processor_key(name);
        if (of_older_family(key))
            throw ContradictoryProcessors("\"" + name + "\" is listed, but also falls under an older family");
        entries_[std::move(key)].listed = true;
    }
}

bool ProcessorKnowledge::of_older_family(std::string_view key) const {
    return std::any_of(older_beginnings_.begin(), older_beginnings_.end(), [&](std::string_view beginning) {
        return key.starts_with(beginning) ||
               (beginning.ends_with(' ') && beginning.substr(0, beginning.size() - 1) == key);
    });
}

ProcessorFacts ProcessorKnowledge::facts_of(std::string_view brand) const {
    const auto key = processor_key(brand);
    ProcessorFacts facts;
    bool listed = false;
    if (const auto found = entries_.find(key); found != entries_.end()) {
        if (found->second.row) facts.row = rows_[*found->second.row];
        listed = found->second.listed;
    }
    const bool sold_before_the_list =
        facts.row && facts.row->first_sold && facts.row->first_sold->year < first_year_of_the_list;
    if (listed)
        facts.windows11 = Windows11Listing::listed;
    else if (sold_before_the_list || of_older_family(key))
        facts.windows11 = Windows11Listing::not_listed;
    return facts;
}

Processor processor_of(const ProcessorKnowledge& knowledge, std::string_view brand) {
    const auto facts = knowledge.facts_of(brand);
    Processor processor;
    processor.name = brand;
    processor.windows11 = facts.windows11;
    if (!facts.row) return processor;
    processor.score = facts.row->score;
    processor.score_estimated = facts.row->score_estimated;
    processor.cores = facts.row->cores;
    if (facts.row->first_sold) processor.first_sold = facts.row->first_sold->year;
    return processor;
}

} // namespace rasoat::planner
