# A Debian package of the program: `cpack --config build/release/CPackConfig.cmake`.
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/nearmiss RENAME copyright)
execute_process(COMMAND git rev-parse --short=12 HEAD WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
                OUTPUT_VARIABLE NEARMISS_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
execute_process(COMMAND git log -1 --format=%aD WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
                OUTPUT_VARIABLE NEARMISS_CHANGED OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT NEARMISS_CHANGED)
  set(NEARMISS_CHANGED "Thu, 01 Jan 2026 00:00:00 +0000")
endif()
configure_file(.packaging/changelog.in ${CMAKE_CURRENT_BINARY_DIR}/changelog @ONLY)
install(CODE "execute_process(COMMAND gzip -9nkf \"${CMAKE_CURRENT_BINARY_DIR}/changelog\" COMMAND_ERROR_IS_FATAL ANY)")
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/nearmiss)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT "The nearmiss authors <nearmiss@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Conformance and fuzz tests for OAuth 2 authorization servers")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "nearmiss sends a server requests that are almost right: a code used twice,
 a redirect URI with one segment too many, a newline behind a client id. Each
 is preceded by the same request without the mistake. What came back is
 compared with the specifications or the server's own documentation, and
 reported with the clause.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# TLS to anybody but oneself needs authorities; `browser` logs in by Chromium; `lab` runs others' servers.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "chromium, chromium-driver, nodejs, npm")
include(CPack)
