#include "planner/choice/branch.h"

#include "planner/choice/prices.h"
#include "planner/choice/proof.h"

#include <algorithm>

namespace rasoat::planner::choice {
namespace {

struct Alternative {
    double loss = 0; ///< against the seat's best at the prices
    std::uint32_t option = none;
};

struct Level {
    std::uint32_t seat = 0;
    std::vector<Alternative> alternatives; ///< by loss
    std::size_t next = 0;                  ///< the alternative to try next
    double loss_before = 0;                ///< of the decisions above
};

class DepthFirst {
public:
    DepthFirst(
        const Instance& instance, const Component& component, const std::vector<double>& price, Incumbent& trial,
        Incumbent& incumbent)
        : instance_(instance), price_(price), trial_(trial), incumbent_(incumbent) {
        add_budgets(component.first_budget, component.last_budget);
        for (std::uint32_t b = component.first_block; b < component.last_block; ++b) {
            const Block& block = instance.blocks[b];
            add_budgets(block.first_budget, block.last_budget);
            best_ += incumbent.benefit(block);
            for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat)
                add_level(seat);
        }
        // The seats whose second best loses most are as good as decided; the open ones come deepest.
        std::stable_sort(levels_.begin(), levels_.end(), [](const Level& a, const Level& b) {
            return a.alternatives[1].loss > b.alternatives[1].loss;
        });
        tolerance_ = proof_tolerance * std::max(1.0, bound_);
    }

    BranchResult run(std::uint64_t node_limit, const std::function<bool()>& cut) {
        constexpr std::uint64_t nodes_between_looks = 1024; // at the clock
        BranchResult result;
        std::size_t depth = 0;
        while (true) {
            Level& level = levels_[depth];
            undo(level);
            const Alternative* taken = next_alternative(level);
            if (!taken) {
                level.next = 0;
                if (depth == 0) break;
                --depth;
                continue;
            }
            if (++result.nodes > node_limit || (result.nodes % nodes_between_looks == 0 && cut())) {
                for (const Level& l : levels_)
                    undo(l);
                return result;
            }
            if (taken->option != none) {
                trial_.set(level.seat, taken->option);
                gained_ += instance_.benefit[taken->option];
            }
            if (depth + 1 < levels_.size()) {
                levels_[depth + 1].loss_before = level.loss_before + taken->loss;
                ++depth;
            } else if (gained_ > best_ + tolerance_) {
                keep_trial();
            }
        }
        result.complete = true;
        return result;
    }

private:
    void add_budgets(std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t b = first; b < last; ++b)
            bound_ += price_[b] * static_cast<double>(instance_.capacity[b]);
    }

    void add_level(std::uint32_t seat) {
        Level level;
        level.seat = seat;
        level.alternatives.push_back({0, none});
        double top = 0;
        for (std::uint32_t o = instance_.first_option[seat]; o < instance_.first_option[seat + 1]; ++o) {
            const double s = surplus(instance_, price_, o);
            top = std::max(top, s);
            level.alternatives.push_back({s, o});
        }
        bound_ += top;
        for (Alternative& a : level.alternatives)
            a.loss = top - a.loss;
        std::stable_sort(
            level.alternatives.begin(), level.alternatives.end(),
            [](const Alternative& a, const Alternative& b) { return a.loss < b.loss; });
        levels_.push_back(std::move(level));
    }

    void undo(const Level& level) {
        const std::uint32_t option = trial_.chosen(level.seat);
        if (option == none) return;
        gained_ -= instance_.benefit[option];
        trial_.set(level.seat, none);
    }

    /// The level's next alternative that is affordable and can still beat the best, or null.
    const Alternative* next_alternative(Level& level) const {
        while (level.next < level.alternatives.size()) {
            const Alternative& a = level.alternatives[level.next];
            if (bound_ - level.loss_before - a.loss <= best_ + tolerance_) return nullptr;
            ++level.next;
            if (a.option == none || trial_.fits(level.seat, a.option)) return &a;
        }
        return nullptr;
    }

    void keep_trial() {
        best_ = gained_;
        for (const Level& level : levels_)
            incumbent_.set(level.seat, trial_.chosen(level.seat));
    }

    const Instance& instance_;
    const std::vector<double>& price_;
    Incumbent& trial_;
    Incumbent& incumbent_;
    std::vector<Level> levels_;
    double bound_ = 0, best_ = 0, gained_ = 0, tolerance_ = 0;
};

} // namespace

BranchResult branch(
    const Instance& instance, const Component& component, const std::vector<double>& price, std::uint64_t node_limit,
    const std::function<bool()>& cut, Incumbent& trial, Incumbent& incumbent) {
    return DepthFirst(instance, component, price, trial, incumbent).run(node_limit, cut);
}

} // namespace rasoat::planner::choice
