#include "planner/choice/dense_search.h"

#include "planner/choice/instance.h"

#include <algorithm>
#include <limits>

namespace rasoat::planner::choice {

DenseSearch::DenseSearch(const DenseProblem& problem, std::uint64_t seed)
    : problem_(problem), chosen_(problem.groups(), none), best_(chosen_), left_(problem.capacity),
      random_state_(seed | 1) {
    set_prices(std::vector<double>(problem.capacity.size(), 0));
}

/// Xorshift64* (Vigna 2016).
std::uint64_t DenseSearch::random() {
    random_state_ ^= random_state_ >> 12;
    random_state_ ^= random_state_ << 25;
    random_state_ ^= random_state_ >> 27;
    return (random_state_ * 0x2545f4914f6cdd1dULL) >> 33;
}

void DenseSearch::set_prices(const std::vector<double>& price) {
    regret_.resize(problem_.benefit.size());
    none_regret_.assign(problem_.groups(), 0);
    price_ = price;
    bound_ = 0;
    for (std::size_t b = 0; b < price.size(); ++b)
        bound_ += price[b] * static_cast<double>(problem_.capacity[b]);
    for (std::uint32_t g = 0; g < problem_.groups(); ++g) {
        double best = 0;
        for (std::uint32_t o = problem_.first[g]; o < problem_.first[g + 1]; ++o) {
            double surplus = problem_.benefit[o];
            for (std::size_t b = 0; b < price.size(); ++b)
                surplus -= price[b] * static_cast<double>(problem_.costs(o)[b]);
            regret_[o] = surplus;
            best = std::max(best, surplus);
        }
        for (std::uint32_t o = problem_.first[g]; o < problem_.first[g + 1]; ++o)
            regret_[o] = best - regret_[o];
        none_regret_[g] = best;
        bound_ += best;
    }
    candidates_value_ = -1;
}

void DenseSearch::choose_candidates() {
    if (candidates_value_ >= best_value_) return;
    candidates_value_ = best_value_;
    const double loss = bound_ - best_value_;
    candidates_.clear();
    first_candidate_.assign(1, 0);
    for (std::uint32_t g = 0; g < problem_.groups(); ++g) {
        if (none_regret_[g] < loss) candidates_.push_back(none);
        for (std::uint32_t o = problem_.first[g]; o < problem_.first[g + 1]; ++o)
            if (regret_[o] < loss) candidates_.push_back(o);
        first_candidate_.push_back(static_cast<std::uint32_t>(candidates_.size()));
    }
}

double DenseSearch::benefit_of(std::uint32_t option) const {
    return option == none ? 0 : problem_.benefit[option];
}

void DenseSearch::apply(std::uint32_t group, std::uint32_t option) {
    const std::uint32_t now = chosen_[group];
    for (std::size_t b = 0; b < left_.size(); ++b) {
        if (now != none) left_[b] += problem_.costs(now)[b];
        if (option != none) left_[b] -= problem_.costs(option)[b];
    }
    value_ += benefit_of(option) - benefit_of(now);
    chosen_[group] = option;
}

bool DenseSearch::fits(std::uint32_t group, std::uint32_t option) const {
    if (option == none) return true;
    const std::uint32_t now = chosen_[group];
    for (std::size_t b = 0; b < left_.size(); ++b)
        if (problem_.costs(option)[b] > left_[b] + (now == none ? 0 : problem_.costs(now)[b])) return false;
    return true;
}

bool DenseSearch::fit_together(const Change& a, const Change& b) const {
    const auto cost = [&](std::uint32_t option, std::size_t budget) {
        return option == none ? 0 : problem_.costs(option)[budget];
    };
    for (std::size_t i = 0; i < left_.size(); ++i) {
        const std::int64_t more =
            cost(a.option, i) - cost(chosen_[a.group], i) + cost(b.option, i) - cost(chosen_[b.group], i);
        if (more > left_[i]) return false;
    }
    return true;
}

/// Every change of one group, split into what would gain and what would give.
void DenseSearch::list_changes() {
    gains_.clear();
    gives_.clear();
    for (std::uint32_t g = 0; g < problem_.groups(); ++g) {
        for (std::uint32_t c = first_candidate_[g]; c < first_candidate_[g + 1]; ++c) {
            const std::uint32_t option = candidates_[c];
            if (option == chosen_[g]) continue;
            const double gain = benefit_of(option) - benefit_of(chosen_[g]);
            (gain > 0 ? gains_ : gives_).push_back({gain, g, option});
        }
    }
    const auto by_gain = [](const Change& a, const Change& b) {
        return a.gain != b.gain ? a.gain > b.gain : a.group != b.group ? a.group < b.group : a.option < b.option;
    };
    std::sort(gains_.begin(), gains_.end(), by_gain);
    std::sort(gives_.begin(), gives_.end(), by_gain);
}

bool DenseSearch::exchange_one() {
    list_changes();
    bool changed = false;
    for (const Change& change : gains_) {
        ++moves_;
        if (benefit_of(change.option) <= benefit_of(chosen_[change.group])) continue; // an earlier gain was taken here
        if (!fits(change.group, change.option)) continue;
        apply(change.group, change.option);
        changed = true;
    }
    return changed;
}

/// The gain with the give that together bring the most, of those found in a bounded look.
bool DenseSearch::exchange_two() {
    constexpr std::uint64_t most_pairs = 400'000;
    const double least = 1e-9 * std::max(1.0, best_value_);
    std::uint64_t pairs = 0;
    const Change* best_gain = nullptr;
    const Change* best_give = nullptr;
    double best = least;
    for (const Change& gain : gains_) {
        for (const Change& give : gives_) {
            if (gain.gain + give.gain <= best || ++pairs > most_pairs) break;
            if (gain.group == give.group || !fit_together(gain, give)) continue;
            best = gain.gain + give.gain;
            best_gain = &gain;
            best_give = &give;
        }
        // Two gains at once, where each alone is too dear for one budget and pays back on another, are not looked for.
        if (pairs > most_pairs) break;
    }
    moves_ += pairs / 16;
    if (!best_gain) return false;
    const Change gain = *best_gain;
    const Change give = *best_give;
    apply(give.group, give.option);
    apply(gain.group, gain.option);
    return true;
}

void DenseSearch::descend() {
    while (exchange_one() || exchange_two()) {
    }
    remember_best();
}

void DenseSearch::remember_best() {
    if (value_ <= best_value_ + 1e-12 * std::max(1.0, best_value_)) return;
    best_value_ = value_;
    best_ = chosen_;
    choose_candidates();
}

void DenseSearch::start(const std::vector<std::uint32_t>& chosen) {
    chosen_.assign(problem_.groups(), none);
    left_ = problem_.capacity;
    value_ = 0;
    for (std::uint32_t g = 0; g < chosen.size(); ++g)
        apply(g, chosen[g]);
    best_ = chosen_;
    best_value_ = value_;
    choose_candidates();
    descend();
}

void DenseSearch::restart_by_prices() {
    for (std::uint32_t g = 0; g < problem_.groups(); ++g) {
        std::uint32_t least = none;
        for (std::uint32_t o = problem_.first[g]; o < problem_.first[g + 1]; ++o)
            if (regret_[o] < (least == none ? none_regret_[g] : regret_[least])) least = o;
        apply(g, least);
    }
    repair();
    while (exchange_one()) {
    }
    remember_best();
}

void DenseSearch::kick() {
    const std::uint64_t changes = 1 + random() % 4;
    for (std::uint64_t i = 0; i < changes; ++i) {
        const auto group = static_cast<std::uint32_t>(random() % problem_.groups());
        const std::uint32_t count = first_candidate_[group + 1] - first_candidate_[group];
        if (count < 2) continue;
        apply(group, candidates_[first_candidate_[group] + random() % count]);
    }
}

double DenseSearch::overdraft_after(std::uint32_t group, std::uint32_t option) const {
    const std::uint32_t now = chosen_[group];
    double sum = 0;
    for (std::size_t b = 0; b < left_.size(); ++b) {
        const std::int64_t left =
            left_[b] + (now == none ? 0 : problem_.costs(now)[b]) - (option == none ? 0 : problem_.costs(option)[b]);
        if (left < 0)
            sum -= static_cast<double>(left) / static_cast<double>(std::max<std::int64_t>(1, problem_.capacity[b]));
    }
    return sum;
}

/// Gives back until nothing is overdrawn, the least benefit for the overdraft cured first.
void DenseSearch::repair() {
    while (std::any_of(left_.begin(), left_.end(), [](std::int64_t left) { return left < 0; })) {
        double before = 0;
        for (std::size_t b = 0; b < left_.size(); ++b)
            if (left_[b] < 0)
                before -= static_cast<double>(left_[b]) /
                          static_cast<double>(std::max<std::int64_t>(1, problem_.capacity[b]));
        double best = std::numeric_limits<double>::infinity();
        std::uint32_t group = none;
        std::uint32_t option = none;
        for (std::uint32_t g = 0; g < problem_.groups(); ++g) {
            const auto consider = [&](std::uint32_t candidate) {
                if (candidate == chosen_[g]) return;
                const double cured = before - overdraft_after(g, candidate);
                if (cured <= 0) return;
                const double rate = (benefit_of(chosen_[g]) - benefit_of(candidate)) / cured;
                if (rate >= best) return;
                best = rate;
                group = g;
                option = candidate;
            };
            for (std::uint32_t c = first_candidate_[g]; c < first_candidate_[g + 1]; ++c)
                consider(candidates_[c]);
            if (chosen_[g] != none) consider(none);
        }
        ++moves_;
        if (group == none) { // rounding left nothing that cures: start over from the best
            std::fill(chosen_.begin(), chosen_.end(), none);
            left_ = problem_.capacity;
            value_ = 0;
            for (std::uint32_t g = 0; g < best_.size(); ++g)
                apply(g, best_[g]);
            return;
        }
        apply(group, option);
    }
}

void DenseSearch::sort_alternatives(std::uint32_t group) {
    Level& level = levels_[depth_end_++];
    level.group = group;
    level.before = chosen_[group];
    level.alternatives.clear();
    const auto regret_of = [&](std::uint32_t option) { return option == none ? none_regret_[group] : regret_[option]; };
    for (std::uint32_t c = first_candidate_[group]; c < first_candidate_[group + 1]; ++c)
        if (regret_of(candidates_[c]) < loss_to_beat_)
            level.alternatives.push_back({regret_of(candidates_[c]), candidates_[c]});
    std::sort(level.alternatives.begin(), level.alternatives.end(), [](const Alternative& a, const Alternative& b) {
        return a.regret != b.regret ? a.regret < b.regret : a.option < b.option;
    });
}

/// Depth-first over the freed groups. A branch whose regrets reach what the groups and the unspent money lose now is
/// cut, as is one whose cheapest end overdraws a budget.
void DenseSearch::deepen(std::size_t depth, double regret) {
    if (depth == depth_end_) {
        double loss = regret;
        for (std::size_t b = 0; b < left_.size(); ++b)
            loss += price_[b] * static_cast<double>(left_[b]);
        if (loss >= loss_to_beat_) return;
        loss_to_beat_ = loss;
        found_ = true;
        found_options_.clear();
        for (std::size_t d = 0; d < depth_end_; ++d)
            found_options_.push_back(chosen_[levels_[d].group]);
        return;
    }
    const Level& level = levels_[depth];
    for (std::size_t b = 0; b < left_.size(); ++b)
        if (level.least[b] > left_[b]) return;
    for (const Alternative& alternative : level.alternatives) {
        if (regret + alternative.regret >= loss_to_beat_ || nodes_left_ == 0) break;
        --nodes_left_;
        if (!fits(level.group, alternative.option)) continue;
        apply(level.group, alternative.option);
        deepen(depth + 1, regret + alternative.regret);
        apply(level.group, none);
    }
}

/// Frees some groups and chooses them anew, exactly unless the nodes run out.
void DenseSearch::choose_anew(std::uint32_t count) {
    constexpr std::uint64_t most_nodes = 3'000;
    count = std::min(count, problem_.groups());
    if (levels_.size() < count) levels_.resize(count);
    nodes_left_ = most_nodes;
    depth_end_ = 0;
    found_ = false;
    double loss = 0;
    for (std::size_t b = 0; b < left_.size(); ++b)
        loss += price_[b] * static_cast<double>(left_[b]);
    const auto begin = static_cast<std::uint32_t>(random() % problem_.groups());
    const auto stride = static_cast<std::uint32_t>(1 + random() % std::max(1U, problem_.groups() / count));
    freed_.clear();
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t group =
            (begin + i * stride + static_cast<std::uint32_t>(random() % stride)) % problem_.groups();
        if (std::find(freed_.begin(), freed_.end(), group) != freed_.end()) continue;
        freed_.push_back(group);
        const std::uint32_t now = chosen_[group];
        loss += now == none ? none_regret_[group] : regret_[now];
    }
    loss_to_beat_ = loss * (1 - 1e-9) - 1e-12 * bound_;
    for (const std::uint32_t group : freed_)
        sort_alternatives(group);
    std::sort(
        levels_.begin(), levels_.begin() + static_cast<std::ptrdiff_t>(depth_end_), [](const Level& a, const Level& b) {
            return a.alternatives.size() != b.alternatives.size() ? a.alternatives.size() < b.alternatives.size()
                                                                  : a.group < b.group;
        });
    std::vector<std::int64_t> least(left_.size(), 0);
    for (std::size_t d = depth_end_; d-- > 0;) {
        for (std::size_t b = 0; b < left_.size(); ++b) {
            std::int64_t cheapest = std::numeric_limits<std::int64_t>::max() / 4;
            for (const Alternative& a : levels_[d].alternatives)
                cheapest = std::min(cheapest, a.option == none ? 0 : problem_.costs(a.option)[b]);
            least[b] += levels_[d].alternatives.empty() ? 0 : cheapest;
        }
        levels_[d].least = least;
    }
    for (std::size_t d = 0; d < depth_end_; ++d)
        apply(levels_[d].group, none);
    deepen(0, 0);
    for (std::size_t d = 0; d < depth_end_; ++d)
        apply(levels_[d].group, found_ ? found_options_[d] : levels_[d].before);
    moves_ += 1;
}

/// To another place nearby: from the plan at hand, or from the best where the plan at hand has fallen far behind.
void DenseSearch::move_on() {
    if (bound_ - value_ > 1.3 * (bound_ - best_value_)) {
        for (std::uint32_t g = 0; g < best_.size(); ++g)
            apply(g, best_[g]);
        value_ = best_value_;
    }
    kick();
    repair();
    while (exchange_one()) {
    }
    remember_best();
}

void DenseSearch::improve(int moves, const std::function<bool()>& cut) {
    constexpr int moves_between_kicks = 150;
    constexpr std::uint32_t least_freed = 4;
    constexpr std::uint32_t most_freed = 24;
    for (int i = 0; i < moves && !cut(); ++i) {
        if (bound_ - best_value_ <= 1e-12 * bound_) return;
        if (i % moves_between_kicks == moves_between_kicks - 1) {
            move_on();
            continue;
        }
        // The size of the neighbourhood grows until the nodes run out, and shrinks when they do.
        choose_anew(freed_count_);
        freed_count_ = std::clamp(nodes_left_ == 0 ? freed_count_ - 1 : freed_count_ + 1, least_freed, most_freed);
        remember_best();
    }
}

} // namespace rasoat::planner::choice
