# What the built program proves about itself. Labels: `selftest`, `sequences`, `layout`, `demo`, `lab`; and what
# `nearmiss test` leaves out: `formats` (large downloads), `onboarding` and `browser` (want Chromium), `package` (installs
# itself), `debian` (all of Debian's servers of the lab, half an hour).
function(nearmiss_program_test name)
  cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "COMMAND" ${ARGN})
  add_test(NAME ${name} COMMAND ${arg_COMMAND} WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  # They play many clients at once: next to other tests they would measure those.
  set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT} RUN_SERIAL TRUE)
endfunction()

if(NEARMISS_BUILD_TESTS)
  add_test(NAME layering COMMAND ${CMAKE_CURRENT_LIST_DIR}/layering.sh ${PROJECT_SOURCE_DIR})
  add_test(NAME layering_can_fail COMMAND ${CMAKE_CURRENT_LIST_DIR}/layering.sh --can-fail ${PROJECT_SOURCE_DIR})
  set_tests_properties(layering layering_can_fail PROPERTIES LABELS layout TIMEOUT 120)

  # Built on request, run by client_benchmark.sh.
  add_executable(client_benchmark EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/client_benchmark.cpp)
  target_link_libraries(client_benchmark PRIVATE nearmiss_client_peers nearmiss::server fmt::fmt)

  nearmiss_program_test(demo LABEL demo TIMEOUT 600 COMMAND nearmiss demo)
  nearmiss_program_test(selftest LABEL selftest TIMEOUT 900 COMMAND nearmiss selftest)
  nearmiss_program_test(properties LABEL selftest TIMEOUT 300 COMMAND property_proof --seeds 3)
  nearmiss_program_test(properties_sound LABEL selftest TIMEOUT 300 COMMAND property_proof --sound --seeds 2)
  # Fewer seeds than the whole proof, which takes some minutes: `sequence_proof` without flags.
  nearmiss_program_test(sequences LABEL sequences TIMEOUT 300 COMMAND sequence_proof --sound 2 --seeds 3)
  nearmiss_program_test(install LABEL layout TIMEOUT 120
                        COMMAND ${CMAKE_CURRENT_LIST_DIR}/install_test.sh ${CMAKE_BINARY_DIR})
  nearmiss_program_test(ci_templates LABEL formats TIMEOUT 300
                        COMMAND ${PROJECT_SOURCE_DIR}/.packaging/ci_templates/check.sh
                                ${CMAKE_CURRENT_BINARY_DIR}/ci_templates)
  set_tests_properties(ci_templates PROPERTIES SKIP_RETURN_CODE 77)
  nearmiss_program_test(package LABEL package TIMEOUT 300
                        COMMAND ${PROJECT_SOURCE_DIR}/.packaging/package_test.sh ${CMAKE_BINARY_DIR})
  set_tests_properties(package PROPERTIES SKIP_RETURN_CODE 77)
  nearmiss_program_test(report_formats LABEL formats TIMEOUT 300
                        COMMAND ${PROJECT_SOURCE_DIR}/reports/validate/check.sh $<TARGET_FILE:nearmiss>
                                ${CMAKE_CURRENT_BINARY_DIR}/report_formats)
  set_tests_properties(report_formats PROPERTIES SKIP_RETURN_CODE 77)
  nearmiss_program_test(report_in_browser LABEL browser TIMEOUT 300
                        COMMAND ${PROJECT_SOURCE_DIR}/reports/browser/check.sh $<TARGET_FILE:nearmiss>
                                ${CMAKE_CURRENT_BINARY_DIR}/report_in_browser)
  set_tests_properties(report_in_browser PROPERTIES SKIP_RETURN_CODE 77)
  add_executable(canary_test ${CMAKE_CURRENT_LIST_DIR}/canary_test.cpp ${CMAKE_CURRENT_LIST_DIR}/secret_forms.cpp
                             ${CMAKE_CURRENT_LIST_DIR}/secret_search.cpp ${CMAKE_CURRENT_LIST_DIR}/witness.cpp
                             ${CMAKE_CURRENT_SOURCE_DIR}/runner/certificate_files.cpp)
  target_link_libraries(canary_test PRIVATE nearmiss::embedded_server fmt::fmt)
  nearmiss_program_test(canary LABEL selftest TIMEOUT 240 COMMAND canary_test $<TARGET_FILE:nearmiss>)

  if(EXISTS ${PROJECT_SOURCE_DIR}/fixtures/lab/check.sh)
    nearmiss_program_test(lab LABEL lab TIMEOUT 1200
                          COMMAND bash ${PROJECT_SOURCE_DIR}/fixtures/lab/check.sh $<TARGET_FILE:nearmiss>
                                  ${CMAKE_CURRENT_BINARY_DIR}/lab)
    nearmiss_program_test(lab_debian LABEL debian TIMEOUT 3600
                          COMMAND bash ${PROJECT_SOURCE_DIR}/fixtures/lab/check.sh $<TARGET_FILE:nearmiss>
                                  ${CMAKE_CURRENT_BINARY_DIR}/lab_debian glewlwyd django-oauth-toolkit doorkeeper
                                  lemonldap-ng)
    nearmiss_program_test(lab_browser LABEL browser TIMEOUT 300
                          COMMAND bash ${PROJECT_SOURCE_DIR}/fixtures/lab/browser_check.sh $<TARGET_FILE:nearmiss>
                                  ${CMAKE_CURRENT_BINARY_DIR}/lab_browser)
  endif()
endif()
