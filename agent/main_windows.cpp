#include "agent/program.h"
#include "agent/windows/text.h"

#include <string>

/// Windows hands arguments over in UTF-16 only here; main() would get them in a code page that lacks Vietnamese.
extern "C" int wmain(int argument_count, wchar_t** arguments) {
    std::vector<std::string> texts;
    for (int i = 1; i < argument_count; ++i)
        texts.push_back(rasoat::windows::to_utf8(arguments[i]));
    return rasoat::agent::run_program({texts.begin(), texts.end()});
}
