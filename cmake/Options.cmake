# Warnings and code generation for presend's own code, in one place.
#
#   presend_options                    what every target of ours links: C++20, warnings as errors, no exceptions, no RTTI
#   presend_options_with_exceptions    the same with both, for the few native targets that need them (yaml-cpp, tests)
#   presend_library(name [EXCEPTIONS] SOURCES ... [PUBLIC targets...] [PRIVATE targets...])
#   presend_executable(name [EXCEPTIONS] SOURCES ... [PRIVATE targets...])
include_guard(GLOBAL)

add_library(presend_options_base INTERFACE)
target_compile_features(presend_options_base INTERFACE cxx_std_20)
target_compile_options(presend_options_base INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wextra-semi -Wimplicit-fallthrough -Wnon-virtual-dtor -Woverloaded-virtual
  -Wunreachable-code -Wvla -Werror
  -fvisibility=hidden -fvisibility-inlines-hidden -ffunction-sections -fdata-sections
  # No path of this machine in what we ship.
  "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=" "-ffile-prefix-map=${PRESEND_CACHE}/=cache/"
  -Wdate-time)
target_include_directories(presend_options_base INTERFACE "${PROJECT_SOURCE_DIR}/core/include" "${PROJECT_SOURCE_DIR}/core")

if(EMSCRIPTEN)
  # Small before fast: the download is the tighter budget, and the hot loops are few. -Oz: 24 kB of brotli less than -Os.
  # Optimised as a whole at the link: what one file knows of another makes the download 6 kB smaller, and with RE2 and ICU 11.
  target_compile_options(presend_options_base INTERFACE -msimd128 -Oz -flto)
elseif(PRESEND_SANITIZE)
  target_compile_options(presend_options_base INTERFACE -gline-tables-only -fno-omit-frame-pointer
    "-fsanitize=${PRESEND_SANITIZE}" -fno-sanitize=vptr,function -fno-sanitize-recover=all)
  if(PRESEND_FUZZER)
    # Coverage for libFuzzer; and loads, which tests/fuzz/steps.cc counts.
    target_compile_options(presend_options_base INTERFACE -fsanitize=fuzzer-no-link -fsanitize-coverage=trace-loads)
  endif()
  target_link_options(presend_options_base INTERFACE "-fsanitize=${PRESEND_SANITIZE}")
endif()
if(PRESEND_COVERAGE)
  set(coverage -fprofile-instr-generate -fcoverage-mapping)
  target_compile_options(presend_options_base INTERFACE ${coverage})
  target_link_options(presend_options_base INTERFACE ${coverage})
endif()
if(NOT EMSCRIPTEN)
  target_link_options(presend_options_base INTERFACE -fuse-ld=lld -Wl,--gc-sections)
endif()

add_library(presend_options INTERFACE)
target_compile_options(presend_options INTERFACE -fno-exceptions -fno-rtti)
target_link_libraries(presend_options INTERFACE presend_options_base)

add_library(presend_options_with_exceptions INTERFACE)
target_link_libraries(presend_options_with_exceptions INTERFACE presend_options_base)

function(presend_apply_options name exceptions)
  if(exceptions)
    target_link_libraries(${name} PRIVATE presend_options_with_exceptions)
  else()
    target_link_libraries(${name} PRIVATE presend_options)
  endif()
endfunction()

function(presend_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "EXCEPTIONS" "" "SOURCES;PUBLIC;PRIVATE")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "presend_library(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/core/include")
  target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
  presend_apply_options(${name} "${arg_EXCEPTIONS}")
endfunction()

function(presend_executable name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "EXCEPTIONS" "" "SOURCES;PRIVATE")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "presend_executable(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_PRIVATE})
  presend_apply_options(${name} "${arg_EXCEPTIONS}")
endfunction()
