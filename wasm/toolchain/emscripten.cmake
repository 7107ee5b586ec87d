# CMake toolchain for the WebAssembly build: finds Emscripten and checks that it and its Binaryen are new enough.
#
# Emscripten 3.1.60 is the first whose ES module glue runs in Node 20 and browsers as we use it; Binaryen 119 the first
# that optimises what clang 19 makes (Debian 12's 108 links at -O2 and fails at -O3 and -Os).
set(PRESEND_EMSCRIPTEN_MINIMUM 3.1.60)
set(PRESEND_BINARYEN_MINIMUM 119)

if(NOT PRESEND_CACHE)
  if(DEFINED ENV{PRESEND_CACHE})
    set(PRESEND_CACHE "$ENV{PRESEND_CACHE}")
  elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(PRESEND_CACHE "$ENV{XDG_CACHE_HOME}/presend")
  else()
    set(PRESEND_CACHE "$ENV{HOME}/.cache/presend")
  endif()
endif()

# Reads `emcc -v` of one candidate; sets <root> to its folder when it is new enough.
function(presend_try_emcc emcc root)
  set(${root} "" PARENT_SCOPE)
  execute_process(COMMAND "${emcc}" --version OUTPUT_VARIABLE text ERROR_QUIET RESULT_VARIABLE failed)
  if(failed OR NOT text MATCHES "emcc[^\n]* ([0-9]+\\.[0-9]+\\.[0-9]+)" OR CMAKE_MATCH_1 VERSION_LESS PRESEND_EMSCRIPTEN_MINIMUM)
    return()
  endif()
  # Debian's /usr/bin/emcc is a script that starts the one in /usr/share/emscripten.
  file(REAL_PATH "${emcc}" emcc)
  get_filename_component(folder "${emcc}" DIRECTORY)
  foreach(candidate "${folder}" /usr/share/emscripten)
    if(EXISTS "${candidate}/cmake/Modules/Platform/Emscripten.cmake")
      set(${root} "${candidate}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()

if(NOT PRESEND_EMSCRIPTEN_ROOT)
  set(presend_root "")
  find_program(presend_emcc emcc NO_CACHE)
  if(presend_emcc)
    presend_try_emcc("${presend_emcc}" presend_root)
  endif()
  if(NOT presend_root)
    file(GLOB presend_cached "${PRESEND_CACHE}/emscripten-*/ready")
    list(SORT presend_cached COMPARE NATURAL ORDER DESCENDING)
    foreach(presend_ready IN LISTS presend_cached)
      string(REGEX REPLACE "/ready$" "/root/usr/share/emscripten" presend_candidate "${presend_ready}")
      presend_try_emcc("${presend_candidate}/emcc" presend_root)
      if(presend_root)
        break()
      endif()
    endforeach()
  endif()
  if(NOT presend_root)
    message(FATAL_ERROR "Emscripten ${PRESEND_EMSCRIPTEN_MINIMUM} or newer is missing: run `npm run build`, which installs it, "
                        "or put a newer emcc on PATH.")
  endif()
  set(PRESEND_EMSCRIPTEN_ROOT "${presend_root}" CACHE PATH "Emscripten's folder")

  # The Binaryen that this Emscripten calls.
  execute_process(COMMAND "${presend_root}/em-config" BINARYEN_ROOT OUTPUT_VARIABLE presend_binaryen
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  execute_process(COMMAND "${presend_binaryen}/bin/wasm-opt" --version OUTPUT_VARIABLE presend_text RESULT_VARIABLE presend_failed)
  if(presend_failed OR NOT presend_text MATCHES "version ([0-9]+)" OR CMAKE_MATCH_1 LESS PRESEND_BINARYEN_MINIMUM)
    message(FATAL_ERROR "Binaryen ${PRESEND_BINARYEN_MINIMUM} or newer is needed, and Emscripten in ${presend_root} calls "
                        "${presend_binaryen}/bin/wasm-opt (${presend_text}): update that Emscripten, or take it off PATH and "
                        "run `npm run build`, which installs one that fits.")
  endif()
  set(PRESEND_BINARYEN_VERSION "${CMAKE_MATCH_1}" CACHE STRING "Version of Binaryen")
endif()
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES PRESEND_EMSCRIPTEN_ROOT PRESEND_BINARYEN_VERSION PRESEND_CACHE)

include("${PRESEND_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
