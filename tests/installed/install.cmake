# Installs BUILD below PLACE, which must not be there from an earlier run.
file(REMOVE_RECURSE "${PLACE}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PLACE}/prefix" COMMAND_ERROR_IS_FATAL ANY)
