# Finds the libraries presend is built with, building RE2, Abseil and ICU from source on first use.
#
# Targets:    presend::re2  presend::icu  presend::flatbuffers  presend::nlohmann_json
#             native only: presend::yaml_cpp  presend::sodium
# Variables:  PRESEND_ICU_DATA                  ICU data for the product (NFKC case folding), a file named icudt76l.dat
#             PRESEND_ICU_TEST_DATA             the same plus grapheme cluster rules, for native tests
#             PRESEND_CONFUSABLES_TXT           Unicode's confusables.txt of ICU's release
#             PRESEND_GRAPHEME_BREAK_TEST_TXT   Unicode's GraphemeBreakTest.txt of ICU's release
#             PRESEND_FLATC                     the FlatBuffers schema compiler
#
# Built dependencies live outside the project, in ${PRESEND_CACHE}/deps/<key>. The key is a digest of everything that
# decides their bytes, so a change of compiler, flags, versions or recipe builds a new set and leaves the others alone.
include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/deps/icu.cmake")

# ---- The cache -------------------------------------------------------------------------------------------------
if(NOT PRESEND_CACHE)
  if(DEFINED ENV{PRESEND_CACHE})
    file(TO_CMAKE_PATH "$ENV{PRESEND_CACHE}" presend_cache)
  elseif(DEFINED ENV{XDG_CACHE_HOME})
    file(TO_CMAKE_PATH "$ENV{XDG_CACHE_HOME}/presend" presend_cache)
  else()
    file(TO_CMAKE_PATH "$ENV{HOME}/.cache/presend" presend_cache)
  endif()
  set(PRESEND_CACHE "${presend_cache}" CACHE PATH "Where downloads and built dependencies are kept" FORCE)
endif()

# ---- Sources ---------------------------------------------------------------------------------------------------
set(PRESEND_RE2_VENDOR "${PROJECT_SOURCE_DIR}/node_modules/re2/vendor")
if(NOT EXISTS "${PRESEND_RE2_VENDOR}/re2/CMakeLists.txt")
  message(FATAL_ERROR "The sources of RE2 are missing (node_modules/re2/vendor): run `npm run build`, which installs them.")
endif()
file(READ "${PROJECT_SOURCE_DIR}/node_modules/re2/package.json" re2_package)
string(JSON PRESEND_RE2_PACKAGE_VERSION GET "${re2_package}" version)

set(PRESEND_ICU_SOURCE "${PRESEND_CACHE}/src/icu-${PRESEND_ICU_VERSION}")
if(NOT EXISTS "${PRESEND_ICU_SOURCE}/source/data/in/icudt76l.dat")
  if(DEFINED ENV{PRESEND_ICU_TARBALL})
    set(icu_tarball "$ENV{PRESEND_ICU_TARBALL}")
  else()
    set(icu_tarball "${PRESEND_CACHE}/downloads/icu-${PRESEND_ICU_VERSION}.tar.gz")
  endif()
  if(NOT EXISTS "${icu_tarball}")
    message(FATAL_ERROR "The ICU ${PRESEND_ICU_VERSION} release tarball is missing (${icu_tarball}): run `npm run build`, "
                        "which fetches it, or set PRESEND_ICU_TARBALL to a copy of it.")
  endif()
  file(SHA256 "${icu_tarball}" icu_sha256)
  if(NOT icu_sha256 STREQUAL PRESEND_ICU_SHA256)
    message(FATAL_ERROR "${icu_tarball} is not the ICU ${PRESEND_ICU_VERSION} release tarball: its SHA-256 is "
                        "${icu_sha256}, expected ${PRESEND_ICU_SHA256}. Delete it and run `npm run build`.")
  endif()
  message(STATUS "Unpacking ICU ${PRESEND_ICU_VERSION}")
  string(RANDOM LENGTH 8 suffix)
  set(unpack "${PRESEND_CACHE}/src/.icu-${suffix}")
  file(ARCHIVE_EXTRACT INPUT "${icu_tarball}" DESTINATION "${unpack}"
       PATTERNS "icu/LICENSE" "icu/source/common/*" "icu/source/stubdata/*" "icu/source/data/in/*"
                "icu/source/data/unidata/*" "icu/source/test/testdata/GraphemeBreakTest.txt")
  if(NOT EXISTS "${PRESEND_ICU_SOURCE}")
    file(RENAME "${unpack}/icu" "${PRESEND_ICU_SOURCE}")
  endif()
  file(REMOVE_RECURSE "${unpack}")
endif()

find_program(PRESEND_ICUPKG icupkg PATHS /usr/sbin /sbin NO_CMAKE_FIND_ROOT_PATH REQUIRED)
find_program(PRESEND_FLATC flatc NO_CMAKE_FIND_ROOT_PATH REQUIRED)

# ---- The key ---------------------------------------------------------------------------------------------------
if(EMSCRIPTEN)
  set(deps_variant wasm)
  # -Oz: the plain message does not come to RE2, and the download is the tighter budget.
  # Nothing logs here: without its messages, Abseil's logging and C++'s streams stay out, a third of the size.
  set(deps_flags "-Oz -flto -DNDEBUG -msimd128 -DABSL_MIN_LOG_LEVEL=99")
else()
  # Builds with sanitizers take these too (CONTRIBUTING.md, "Fuzzing and sanitizers", says why that is sound).
  set(deps_variant native)
  set(deps_flags "-O2 -DNDEBUG")
endif()

set(deps_recipe "")
foreach(file deps/CMakeLists.txt deps/icu.cmake)
  file(SHA256 "${CMAKE_CURRENT_LIST_DIR}/${file}" digest)
  string(APPEND deps_recipe "${digest} ")
endforeach()
set(deps_manifest
"re2 npm package ${PRESEND_RE2_PACKAGE_VERSION}
icu ${PRESEND_ICU_VERSION} sha256 ${PRESEND_ICU_SHA256}
compiler ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${EMSCRIPTEN_VERSION} ${CMAKE_SYSTEM_PROCESSOR}
variant ${deps_variant}
flags ${deps_flags}
icu definitions ${PRESEND_ICU_DEFINITIONS}
recipe ${deps_recipe}
")
string(SHA256 deps_key "${deps_manifest}")
string(SUBSTRING "${deps_key}" 0 16 deps_key)
set(PRESEND_DEPS "${PRESEND_CACHE}/deps/${deps_variant}-${deps_key}" CACHE INTERNAL "The built dependencies")

# ---- The build, on first use -----------------------------------------------------------------------------------
if(NOT EXISTS "${PRESEND_DEPS}/manifest.txt")
  file(MAKE_DIRECTORY "${PRESEND_CACHE}/deps")
  # Two builds at once: the second waits here and finds the work done.
  file(LOCK "${PRESEND_CACHE}/deps/.${deps_variant}.lock" GUARD FILE TIMEOUT 1800)
endif()
if(NOT EXISTS "${PRESEND_DEPS}/manifest.txt")
  message(STATUS "Building RE2, Abseil and ICU for ${deps_variant}, once (about two to four minutes on two cores)")
  set(work "${PRESEND_CACHE}/deps/.work-${deps_variant}")
  file(REMOVE_RECURSE "${work}")
  set(arguments)
  if(CMAKE_TOOLCHAIN_FILE)
    list(APPEND arguments "-DCMAKE_TOOLCHAIN_FILE=${CMAKE_TOOLCHAIN_FILE}")
  else()
    list(APPEND arguments "-DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}" "-DCMAKE_AR=${CMAKE_AR}"
                          "-DCMAKE_RANLIB=${CMAKE_RANLIB}")
  endif()
  execute_process(COMMAND "${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}/deps" -B "${work}/build" -G Ninja
      "-DCMAKE_MAKE_PROGRAM=${CMAKE_MAKE_PROGRAM}" -DCMAKE_BUILD_TYPE=None "-DCMAKE_CXX_FLAGS=${deps_flags}"
      "-DCMAKE_INSTALL_PREFIX=${work}/install" -DCMAKE_INSTALL_MESSAGE=NEVER
      "-DPRESEND_CACHE=${PRESEND_CACHE}" "-DPRESEND_RE2_VENDOR=${PRESEND_RE2_VENDOR}"
      "-DPRESEND_ICU_SOURCE=${PRESEND_ICU_SOURCE}" "-DPRESEND_ICU_DEFINITIONS=${PRESEND_ICU_DEFINITIONS}"
      "-DPRESEND_ICUPKG=${PRESEND_ICUPKG}" "-DPRESEND_ARCHIVER=${CMAKE_AR}" ${arguments}
    OUTPUT_FILE "${PRESEND_CACHE}/deps/${deps_variant}.log" ERROR_FILE "${PRESEND_CACHE}/deps/${deps_variant}.log"
    RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "Configuring the dependencies failed; see ${PRESEND_CACHE}/deps/${deps_variant}.log")
  endif()
  execute_process(COMMAND "${CMAKE_COMMAND}" -E env "NINJA_STATUS=  [%f/%t, %es] "
                          "${CMAKE_COMMAND}" --build "${work}/build" --target install
                  RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "Building the dependencies failed; the messages are above, the work is in ${work}.")
  endif()
  file(GLOB_RECURSE installed RELATIVE "${work}/install" "${work}/install/lib/*.a" "${work}/install/share/*")
  list(SORT installed)
  set(sums "")
  foreach(file IN LISTS installed)
    file(SHA256 "${work}/install/${file}" digest)
    string(APPEND sums "${digest}  ${file}\n")
  endforeach()
  file(WRITE "${work}/install/manifest.txt" "${deps_manifest}\n${sums}")
  if(NOT EXISTS "${PRESEND_DEPS}")
    file(RENAME "${work}/install" "${PRESEND_DEPS}")
  endif()
  file(REMOVE_RECURSE "${work}")
endif()

# ---- Targets ---------------------------------------------------------------------------------------------------
set(PRESEND_ICU_DATA "${PRESEND_DEPS}/share/icu_data/icudt76l.dat")
set(PRESEND_ICU_TEST_DATA "${PRESEND_DEPS}/share/icu_test_data/icudt76l.dat")
set(PRESEND_CONFUSABLES_TXT "${PRESEND_ICU_SOURCE}/source/data/unidata/confusables.txt")
set(PRESEND_GRAPHEME_BREAK_TEST_TXT "${PRESEND_ICU_SOURCE}/source/test/testdata/GraphemeBreakTest.txt")

if(NOT EMSCRIPTEN)
  find_package(Threads REQUIRED)
endif()

function(presend_imported name archive include)
  add_library(presend::${name} STATIC IMPORTED GLOBAL)
  set_target_properties(presend::${name} PROPERTIES IMPORTED_LOCATION "${archive}"
    INTERFACE_INCLUDE_DIRECTORIES "${include}" INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${include}")
endfunction()

presend_imported(re2 "${PRESEND_DEPS}/lib/libpresend_re2.a" "${PRESEND_DEPS}/include/re2")
if(EMSCRIPTEN)
  # As the archive was compiled: its headers hold inline functions.
  set_target_properties(presend::re2 PROPERTIES INTERFACE_COMPILE_DEFINITIONS ABSL_MIN_LOG_LEVEL=99)
else()
  set_target_properties(presend::re2 PROPERTIES INTERFACE_LINK_LIBRARIES Threads::Threads)
endif()
presend_imported(icu "${PRESEND_DEPS}/lib/libpresend_icu.a" "${PRESEND_DEPS}/include/icu")
set_target_properties(presend::icu PROPERTIES INTERFACE_COMPILE_DEFINITIONS "${PRESEND_ICU_DEFINITIONS}")

# Header-only libraries of the system, each through a link of its own: the wasm compiler must not see /usr/include.
function(presend_system_headers name header)
  find_path(PRESEND_${name}_INCLUDE "${header}" NO_CMAKE_FIND_ROOT_PATH PATHS /usr/include /usr/local/include REQUIRED)
  get_filename_component(folder "${header}" DIRECTORY)
  set(links "${CMAKE_BINARY_DIR}/include/${name}")
  file(MAKE_DIRECTORY "${links}")
  file(CREATE_LINK "${PRESEND_${name}_INCLUDE}/${folder}" "${links}/${folder}" SYMBOLIC)
  add_library(presend::${name} INTERFACE IMPORTED GLOBAL)
  target_include_directories(presend::${name} SYSTEM INTERFACE "${links}")
endfunction()
presend_system_headers(flatbuffers flatbuffers/flatbuffers.h)
presend_system_headers(nlohmann_json nlohmann/json.hpp)

if(NOT EMSCRIPTEN)
  foreach(library sodium yaml-cpp)
    string(REPLACE - _ name "${library}")
    find_library(PRESEND_${name}_LIBRARY "lib${library}.a" REQUIRED)
  endforeach()
  # The static archive, so that the command runs where libsodium is not installed.
  add_library(presend::sodium STATIC IMPORTED GLOBAL)
  set_target_properties(presend::sodium PROPERTIES IMPORTED_LOCATION "${PRESEND_sodium_LIBRARY}")
  add_library(presend::yaml_cpp STATIC IMPORTED GLOBAL)
  set_target_properties(presend::yaml_cpp PROPERTIES IMPORTED_LOCATION "${PRESEND_yaml_cpp_LIBRARY}")
  if(BUILD_TESTING)
    # Without it the product is built and its tests are not: `npm start` does not install it.
    find_package(GTest QUIET)
    find_package(benchmark QUIET)
  endif()
endif()
