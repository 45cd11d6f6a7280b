#include "agent/report/report_json.h"
#include "tests/agent/report/random_report.h"

#include <cstdlib>
#include <iostream>

/// random_reports COUNT: that many random reports as JSON, one a line.
int main(int argument_count, char** arguments) {
    const auto count = argument_count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 0;
    for (unsigned long long seed = 0; seed < count; ++seed)
        std::cout << rasoat::report::to_json(rasoat::tests::random_report(seed)) << '\n';
    return std::cout.good() ? 0 : 1;
}
