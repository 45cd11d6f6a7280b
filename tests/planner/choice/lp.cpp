#include "tests/planner/choice/lp.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

namespace rasoat::tests {

void write_lp(const planner::ChoiceProblem& problem, std::ostream& out) {
    out << std::setprecision(17) << "Maximize\n benefit:";
    const auto each = [&](auto&& visit) {
        for (std::size_t seat = 0; seat < problem.seat_count(); ++seat)
            for (std::size_t o = problem.first_option(seat); o < problem.first_option(seat + 1); ++o)
                visit(seat, o, "x" + std::to_string(seat) + "_" + std::to_string(o - problem.first_option(seat)));
    };
    each([&](std::size_t, std::size_t o, const std::string& name) {
        out << "\n + " << problem.benefit(o) << ' ' << name;
    });
    if (problem.option_count() == 0) out << " 0 nothing";
    out << "\nSubject To\n";
    std::vector<std::string> rows(problem.budget_count());
    each([&](std::size_t, std::size_t o, const std::string& name) {
        std::map<std::uint32_t, std::int64_t> draws; // CBC refuses a row that names a variable twice
        for (const planner::Draw& draw : problem.draws(o))
            draws[draw.budget] += draw.amount.amount;
        for (const auto& [budget, amount] : draws)
            if (amount > 0) rows[budget] += "\n + " + std::to_string(amount) + ' ' + name;
    });
    for (std::size_t b = 0; b < rows.size(); ++b)
        if (!rows[b].empty()) out << " budget" << b << ':' << rows[b] << "\n <= " << problem.budget(b).amount << '\n';
    for (std::size_t seat = 0; seat < problem.seat_count(); ++seat) {
        if (problem.first_option(seat) == problem.first_option(seat + 1)) continue;
        out << " seat" << seat << ':';
        for (std::size_t o = problem.first_option(seat); o < problem.first_option(seat + 1); ++o)
            out << "\n + x" << seat << '_' << o - problem.first_option(seat);
        out << "\n <= 1\n";
    }
    out << "Binary\n";
    each([&](std::size_t, std::size_t, const std::string& name) { out << ' ' << name << '\n'; });
    out << "End\n";
}

std::optional<double> best_by_cbc(const planner::ChoiceProblem& problem) {
    if (std::system("command -v cbc >/dev/null 2>&1") != 0) return std::nullopt;
    const auto folder = std::filesystem::temp_directory_path() / ("rasoat-cbc-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    const auto model = folder / "problem.lp";
    const auto solution = folder / "solution.txt";
    {
        std::ofstream out(model);
        write_lp(problem, out);
    }
    const std::string command = "cbc " + model.string() +
                                " ratio 0 allow 0 increment 0 primalT 1e-9 integerT 1e-9 solve solu " +
                                solution.string() + " >/dev/null 2>&1";
    const int status = std::system(command.c_str());
    std::ifstream in(solution);
    std::string head;
    std::getline(in, head);
    double best = 0;
    std::string line;
    while (std::getline(in, line)) {
        std::istringstream words(line);
        std::string index, name;
        double value = 0;
        if (!(words >> index >> name >> value) || name[0] != 'x' || value < 0.5) continue;
        const auto bar = name.find('_');
        best += problem.benefit(
            problem.first_option(std::stoul(name.substr(1, bar - 1))) + std::stoul(name.substr(bar + 1)));
    }
    std::filesystem::remove_all(folder);
    if (status != 0 || !head.starts_with("Optimal")) throw std::runtime_error("cbc: " + head);
    return best;
}

} // namespace rasoat::tests
