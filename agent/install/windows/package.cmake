# The MSI package of this build's program, beside its bin folder; left out where wixl is not installed.
find_program(RASOAT_WIXL wixl)
find_program(RASOAT_MSIBUILD msibuild)
if(NOT RASOAT_WIXL OR NOT RASOAT_MSIBUILD)
  message(STATUS "wixl and msibuild (packages wixl, msitools) were not found: the MSI is left out")
  return()
endif()

if(CMAKE_SIZEOF_VOID_P EQUAL 8)
  set(architecture x64)
  set(of_architecture -D Win64=yes -D ProgramFiles=ProgramFiles64Folder -D ComponentGuid=5B4A2B7E-0C55-4E9A-8A0D-3C1E6A0F7D64)
else()
  set(architecture x86)
  set(of_architecture -D Win64=no -D ProgramFiles=ProgramFilesFolder -D ComponentGuid=8E0D1C52-6F3B-4B0B-9B1E-5D2A7C9F4E86)
endif()
set(package ${PROJECT_BINARY_DIR}/rasoat-agent-${architecture}.msi)

add_custom_command(
  OUTPUT ${package}
  # wixl finds the program in the folder it is called in.
  COMMAND ${RASOAT_WIXL} -a ${architecture} -D Version=${PROJECT_VERSION} ${of_architecture}
          -o ${package} ${CMAKE_CURRENT_SOURCE_DIR}/rasoat-agent.wxs
  COMMAND ${RASOAT_MSIBUILD} ${package} -q
          # The old version goes first of all, and the key while the program that knows of it is still there.
          "UPDATE `InstallExecuteSequence` SET `Sequence` = 1450 WHERE `Action` = 'RemoveExistingProducts'"
          "UPDATE `InstallExecuteSequence` SET `Sequence` = 2050 WHERE `Action` = 'Unregister'"
          # These get from the user's side to the system's; the token is not written to the log (8192: nor the command).
          "UPDATE `Property` SET `Value` = 'CA;SERVER;TOKEN;UNIT;WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED' WHERE `Property` = 'SecureCustomProperties'"
          "INSERT INTO `Property` (`Property`, `Value`) VALUES ('MsiHiddenProperties', 'TOKEN')"
          "UPDATE `CustomAction` SET `Type` = 11282 WHERE `Action` = 'Register'"
          "INSERT INTO `LaunchCondition` (`Condition`, `Description`) VALUES ('Installed OR VersionNT > 601 OR (VersionNT = 601 AND ServicePackLevel >= 1)', 'The agent needs Windows 7 Service Pack 1 or later.')"
          "UPDATE `File` SET `Version` = '${PROJECT_VERSION}.0' WHERE `File` = 'Program'"
  MAIN_DEPENDENCY rasoat-agent.wxs
  DEPENDS rasoat-agent package.cmake
  WORKING_DIRECTORY ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}
  VERBATIM)
add_custom_target(msi ALL DEPENDS ${package})
