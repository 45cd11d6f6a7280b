# What windows-x64.cmake and windows-x86.cmake share, by CMAKE_SYSTEM_PROCESSOR.
set(CMAKE_SYSTEM_NAME Windows)
set(rasoat_mingw ${CMAKE_SYSTEM_PROCESSOR}-w64-mingw32)
set(CMAKE_CXX_COMPILER ${rasoat_mingw}-g++-posix)
set(CMAKE_RC_COMPILER ${rasoat_mingw}-windres)
set(CMAKE_MC_COMPILER ${rasoat_mingw}-windmc)
set(CMAKE_FIND_ROOT_PATH /usr/${rasoat_mingw})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# Windows 7 and nothing later; one file that needs nothing installed, as small as it can be.
set(CMAKE_CXX_FLAGS_INIT "-D_WIN32_WINNT=0x0601 -DWINVER=0x0601 -DWIN32_LEAN_AND_MEAN -DNOMINMAX -DUNICODE -D_UNICODE")
string(APPEND CMAKE_CXX_FLAGS_INIT " -ffunction-sections -fdata-sections")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static -s -Wl,--gc-sections -Wl,--dynamicbase -Wl,--nxcompat")
