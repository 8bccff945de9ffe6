# Unit tests of the suites' own code; they stand beside what they test.

nearmiss_unit_test(mutate_test LIBRARIES nearmiss::mutate
                   SOURCES mutate/catalogue_test.cpp mutate/change_test.cpp mutate/operators_test.cpp)
if(TARGET mutate_test)
  target_compile_definitions(mutate_test PRIVATE NEARMISS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endif()

nearmiss_unit_test(oracle_test LIBRARIES nearmiss::oracle
                   SOURCES oracle/acceptance_test.cpp oracle/answer_shape_test.cpp oracle/answer_test.cpp
                           oracle/hostile_test.cpp oracle/leak_test.cpp oracle/profile_test.cpp
                           oracle/refusal_test.cpp)
if(TARGET oracle_test)
  target_compile_definitions(oracle_test PRIVATE NEARMISS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endif()

if(NEARMISS_BUILD_TESTS)
  add_test(NAME trouble COMMAND ${CMAKE_CURRENT_LIST_DIR}/selftest/trouble_test.sh $<TARGET_FILE:nearmiss>)
  set_tests_properties(trouble PROPERTIES LABELS selftest TIMEOUT 120 RUN_SERIAL TRUE)
endif()

nearmiss_unit_test(glue_test LIBRARIES nearmiss_checks
                   SOURCES glue/capability_test.cpp glue/catalogue_test.cpp glue/naming_test.cpp
                           steps/requests_test.cpp)

nearmiss_unit_test(runner_test LIBRARIES nearmiss_checks nearmiss::runner
                   SOURCES runner/crew_test.cpp runner/masking_test.cpp runner/message_test.cpp runner/plan_test.cpp
                           runner/rate_gate_test.cpp)
