# Unit tests of the suites' own code; they stand beside what they test.

nearmiss_unit_test(mutate_test LIBRARIES nearmiss::mutate
                   SOURCES mutate/catalogue_test.cpp mutate/change_test.cpp mutate/operators_test.cpp)
if(TARGET mutate_test)
  target_compile_definitions(mutate_test PRIVATE NEARMISS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endif()
