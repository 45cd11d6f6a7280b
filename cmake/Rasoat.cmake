# How every target of the project is built. One target a folder; what a folder may use is what it links to,
# so the link graph is the dependency rule: server -> planner, server -> agent/report, agent -> agent/report.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(RASOAT_CCACHE ccache)
if(RASOAT_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${RASOAT_CCACHE})
endif()

find_package(Threads REQUIRED)

add_library(rasoat_build INTERFACE)
target_compile_options(rasoat_build INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> # gcc 12 warns of std::string's own operator+ (its bug 105651)
  -Wno-missing-field-initializers # designated initializers leave out what is absent
  $<$<BOOL:${RASOAT_WARNINGS_AS_ERRORS}>:-Werror>)
target_include_directories(rasoat_build INTERFACE ${PROJECT_SOURCE_DIR})
if(RASOAT_SANITIZE)
  target_compile_options(rasoat_build INTERFACE -fsanitize=${RASOAT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(rasoat_build INTERFACE -fsanitize=${RASOAT_SANITIZE})
endif()

if(RASOAT_FUZZ) # coverage for libFuzzer's search in all code; its main in the fuzzers alone
  target_compile_options(rasoat_build INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer
    -fno-sanitize-recover=undefined)
  target_link_options(rasoat_build INTERFACE -fsanitize=address,undefined)
endif()

# rasoat_library(NAME SOURCES a.cpp ... [LINKS target ...])
# Headers are included from the project's root: #include "planner/model/units.h".
function(rasoat_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC rasoat_build ${ARG_LINKS})
endfunction()

# rasoat_headers(NAME [LINKS target ...]): a folder of types without code of its own.
function(rasoat_headers name)
  cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
  add_library(${name} INTERFACE)
  target_link_libraries(${name} INTERFACE rasoat_build ${ARG_LINKS})
endfunction()

function(rasoat_executable name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE rasoat_build ${ARG_LINKS})
endfunction()

# rasoat_test(NAME SOURCES a.cpp ... [LINKS target ...] [PROPERTIES ...])
# One Catch2 program; every test case becomes a test of ctest by its own name. A case that needs the shared captures
# and does not find them prints "skipped: shared data" and counts as skipped.
function(rasoat_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PROPERTIES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE rasoat_catch_main rasoat_build ${ARG_LINKS})
  catch_discover_tests(${name} TEST_PREFIX "${name}: "
    PROPERTIES SKIP_REGULAR_EXPRESSION "skipped: shared data" TIMEOUT 300
               FAIL_REGULAR_EXPRESSION "No test cases matched" # a name with a semicolon is no name to CMake
               ${ARG_PROPERTIES})
endfunction()
