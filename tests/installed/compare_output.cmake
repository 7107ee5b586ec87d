# Runs PROGRAM with MESSAGES and compares what it prints with the file EXPECTED.
execute_process(COMMAND "${PROGRAM}" ${MESSAGES} OUTPUT_VARIABLE printed RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} ended with ${code}")
endif()
file(READ "${EXPECTED}" expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "${PROGRAM} printed\n${printed}\nand not\n${expected}")
endif()
