#include "tests/agent/windows/pe_file.h"
#include "tests/agent/windows/windows_programs.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace rasoat;

namespace {

/// Functions that Windows 7 has, by Microsoft's documentation ("Minimum supported client"), a library a line.
std::set<std::string> functions_of_windows_7() {
    std::istringstream lines(tests::file_bytes(tests::project_path("tests/agent/windows/windows_7_functions.txt")));
    std::set<std::string> functions;
    std::string line;
    while (std::getline(lines, line)) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream words(line);
        std::string library;
        words >> library;
        for (std::string function; words >> function;)
            functions.insert(library + '!' + function);
    }
    return functions;
}

} // namespace

TEST_CASE("both agents ask of Windows nothing that Windows 7 lacks", "[windows]") {
    const auto known = functions_of_windows_7();
    for (const auto* architecture : {"x64", "x86"}) {
        const auto file = tests::pe_file(tests::file_bytes(tests::windows_agent(architecture)));
        CAPTURE(architecture);
        CHECK(file.sixty_four_bit == (std::string(architecture) == "x64"));
        CHECK(file.imports.size() > 100);
        for (const auto& function : file.imports) {
            INFO(
                function << ": where its documentation says Windows 7 or earlier, add it to windows_7_functions.txt; "
                            "else look it up at run time");
            CHECK(known.count(function) == 1);
        }
        // 6.1 is Windows 7; what asks for more is not started there.
        CHECK(std::pair(file.subsystem_major, file.subsystem_minor) <= std::pair<std::uint16_t, std::uint16_t>(6, 1));
    }
}

TEST_CASE("both agents are one file of 2 MB at most", "[windows]") {
    for (const auto* architecture : {"x64", "x86"}) {
        CAPTURE(architecture);
        CHECK(std::filesystem::file_size(tests::windows_agent(architecture)) <= 2'000'000);
    }
}

TEST_CASE("both agents carry the texts of the event log, their version and their manifest", "[windows]") {
    for (const auto* architecture : {"x64", "x86"}) {
        CAPTURE(architecture);
        const auto parts =
            tests::run({"x86_64-w64-mingw32-objdump", "-p", tests::windows_agent(architecture).string()}).output;
        for (const auto* kind : {"0x00000b", "0x000010", "0x000018"}) // RT_MESSAGETABLE, RT_VERSION, RT_MANIFEST
            CHECK_THAT(parts, Catch::Contains("Entry: ID: " + std::string(kind)));
    }
}

TEST_CASE("a file that is no program is told apart", "[windows]") {
    CHECK_THROWS(tests::pe_file("MZ"));
    CHECK_THROWS(tests::pe_file(std::string(4096, '\0')));
}
