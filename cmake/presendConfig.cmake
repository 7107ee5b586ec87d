# find_package(presend): presend::presend, the static archive for C++ (20) and C, and presend::shared, the shared library
# of the C interface.
include(CMakeFindDependencyMacro)
set(THREADS_PREFER_PTHREAD_FLAG OFF)
find_dependency(Threads)
include("${CMAKE_CURRENT_LIST_DIR}/presendTargets.cmake")
