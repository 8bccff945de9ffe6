# Unit tests of the suites' own code; they stand beside what they test.

file(GLOB nearmiss_mutate_tests CONFIGURE_DEPENDS mutate/*_test.cpp mutate/testing/*.cpp)
nearmiss_unit_test(mutate_test LIBRARIES nearmiss::mutate SOURCES ${nearmiss_mutate_tests})

file(GLOB nearmiss_generate_tests CONFIGURE_DEPENDS generate/*_test.cpp)
nearmiss_unit_test(generate_test LIBRARIES nearmiss::generate SOURCES ${nearmiss_generate_tests})

file(GLOB nearmiss_oracle_tests CONFIGURE_DEPENDS oracle/*_test.cpp)
nearmiss_unit_test(oracle_test LIBRARIES nearmiss::oracle
                   SOURCES ${nearmiss_oracle_tests})
if(TARGET oracle_test)
  target_compile_definitions(oracle_test PRIVATE NEARMISS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endif()

if(NEARMISS_BUILD_TESTS)
  add_test(NAME trouble COMMAND ${CMAKE_CURRENT_LIST_DIR}/selftest/trouble_test.sh $<TARGET_FILE:nearmiss>)
  set_tests_properties(trouble PROPERTIES LABELS selftest TIMEOUT 120 RUN_SERIAL TRUE)
  add_test(NAME regressions COMMAND ${CMAKE_CURRENT_LIST_DIR}/selftest/regressions_test.sh $<TARGET_FILE:nearmiss>)
  set_tests_properties(regressions PROPERTIES LABELS selftest TIMEOUT 180 RUN_SERIAL TRUE)
  add_test(NAME mutual_tls COMMAND ${CMAKE_CURRENT_LIST_DIR}/selftest/mutual_tls_test.sh $<TARGET_FILE:nearmiss>)
  add_test(NAME evidence COMMAND ${CMAKE_CURRENT_LIST_DIR}/selftest/evidence_test.sh $<TARGET_FILE:nearmiss>)
  set_tests_properties(evidence PROPERTIES LABELS selftest TIMEOUT 120 RUN_SERIAL TRUE)
  set_tests_properties(mutual_tls PROPERTIES LABELS selftest TIMEOUT 240 RUN_SERIAL TRUE)
endif()

file(GLOB nearmiss_glue_tests CONFIGURE_DEPENDS glue/*_test.cpp steps/*_test.cpp)
nearmiss_unit_test(glue_test LIBRARIES nearmiss_checks
                   SOURCES ${nearmiss_glue_tests})

# The properties without any other check, on the embedded server.
if(NEARMISS_BUILD_TESTS)
  file(GLOB nearmiss_property_files CONFIGURE_DEPENDS */every_near_miss_*.cpp)
  add_executable(property_proof selftest/property_proof.cpp ${nearmiss_property_files})
  target_link_libraries(property_proof PRIVATE nearmiss::selftest nearmiss::generate fmt::fmt)
endif()
nearmiss_unit_test(model_test LIBRARIES nearmiss::model SOURCES model/model_test.cpp)

nearmiss_unit_test(runner_test LIBRARIES nearmiss_checks nearmiss::runner
                   SOURCES runner/crew_test.cpp runner/journal_test.cpp runner/label_pairs_test.cpp runner/masking_test.cpp runner/message_test.cpp runner/plan_test.cpp
                           runner/rate_gate_test.cpp)

# Recounts what the checks cite, and which rows of the file of near misses they send.
nearmiss_unit_test(coverage_test LIBRARIES nearmiss_checks nearmiss::runner
                   SOURCES runner/coverage_test.cpp runner/near_miss_checks_test.cpp)

file(GLOB nearmiss_onboarding_tests CONFIGURE_DEPENDS onboarding/*_test.cpp)
nearmiss_unit_test(onboarding_test LIBRARIES nearmiss::onboarding nearmiss::embedded_server
                   SOURCES ${nearmiss_onboarding_tests})
if(NEARMISS_BUILD_TESTS)
  add_test(NAME onboarding COMMAND ${CMAKE_CURRENT_LIST_DIR}/selftest/onboarding_test.sh $<TARGET_FILE:nearmiss>)
  set_tests_properties(onboarding PROPERTIES LABELS onboarding TIMEOUT 180 RUN_SERIAL TRUE)
endif()

file(GLOB nearmiss_remote_tests CONFIGURE_DEPENDS remote/*_test.cpp)
nearmiss_unit_test(remote_test LIBRARIES nearmiss::remote SOURCES ${nearmiss_remote_tests})
