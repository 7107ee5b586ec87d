# What `cmake --install` gives: a package for find_package(presend), the command, and the default pack as a file.
#
# Targets of the package:  presend::presend   one static archive, for C++ and C, with everything inside
#                          presend::shared    the shared library of the C interface
#
# Both carry RE2, Abseil, ICU and libsodium inside, out of the sight of the program that links them: a program that has
# these libraries itself, in whatever version, keeps its own.
include_guard(GLOBAL)
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# ---- The static archive -----------------------------------------------------------------------------------------
# All objects are linked into one, in which every name but those of presend becomes local. Groups (what the linker keeps
# one of, by name) are dissolved first: a local name in a group would be thrown away for the program's own.
set(object "${CMAKE_CURRENT_BINARY_DIR}/presend_bundle.o")
set(libraries presend::re2 presend::icu presend::sodium)
list(TRANSFORM libraries REPLACE "(.+)" "$<TARGET_FILE:\\1>" OUTPUT_VARIABLE archives)
add_custom_command(OUTPUT "${object}"
  COMMAND "${CMAKE_CXX_COMPILER}" -r -nostdlib -fuse-ld=lld -Wl,--force-group-allocation -o "${object}"
          -Wl,--whole-archive "$<TARGET_FILE:presend_c>" "$<TARGET_FILE:presend_core>" -Wl,--no-whole-archive ${archives}
  # Names of C, and the mangled ones of the name space presend: plain, and of members that are const, & or &&.
  COMMAND "${CMAKE_OBJCOPY}" --wildcard --keep-global-symbol=presend_*
          --keep-global-symbol=_ZN7presend* --keep-global-symbol=_ZNK7presend* --keep-global-symbol=_ZNR7presend*
          --keep-global-symbol=_ZNKR7presend* --keep-global-symbol=_ZNO7presend* "${object}"
  DEPENDS presend_c presend_core ${archives}
  COMMENT "Linking the objects of the static archive into one"
  VERBATIM)
add_library(presend_static STATIC "${object}")
set_source_files_properties("${object}" PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
set_target_properties(presend_static PROPERTIES OUTPUT_NAME presend EXPORT_NAME presend LINKER_LANGUAGE CXX)
target_include_directories(presend_static INTERFACE "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
# A program in C is linked without the library of C++.
target_link_libraries(presend_static INTERFACE Threads::Threads "$<$<LINK_LANGUAGE:C>:stdc++>" "$<$<LINK_LANGUAGE:C>:m>")

# ---- The shared library -----------------------------------------------------------------------------------------
get_target_property(sources presend_c SOURCES)
list(FILTER sources INCLUDE REGEX "\\.cc$")
set(exports "${CMAKE_CURRENT_SOURCE_DIR}/c_interface/exports.map")
add_library(presend_shared SHARED ${sources})
add_dependencies(presend_shared presend_default_pack)
target_compile_definitions(presend_shared PRIVATE PRESEND_EXPORTS)
target_include_directories(presend_shared PRIVATE "$<TARGET_PROPERTY:presend_c,INCLUDE_DIRECTORIES>"
                           INTERFACE "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
target_link_libraries(presend_shared PRIVATE presend_core)
presend_apply_options(presend_shared ON)
presend_embed(presend_shared presend_default_pack "${CMAKE_BINARY_DIR}/default.pack")
presend_embed_texts(presend_shared)
target_link_options(presend_shared PRIVATE "LINKER:--version-script=${exports}" LINKER:--exclude-libs,ALL)
if(NOT PRESEND_SANITIZE)
  target_link_options(presend_shared PRIVATE LINKER:-z,defs)
endif()
set_target_properties(presend_shared PROPERTIES OUTPUT_NAME presend EXPORT_NAME shared LINK_DEPENDS "${exports}"
  VERSION "${PROJECT_VERSION}" SOVERSION "${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")

# ---- What goes where --------------------------------------------------------------------------------------------
set(package "${CMAKE_INSTALL_LIBDIR}/cmake/presend")
install(TARGETS presend_static presend_shared EXPORT presend
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(TARGETS presend RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(EXPORT presend NAMESPACE presend:: FILE presendTargets.cmake DESTINATION "${package}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/core/include/presend" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES "${CMAKE_BINARY_DIR}/default.pack" DESTINATION "${CMAKE_INSTALL_DATADIR}/presend")
configure_file("${PROJECT_SOURCE_DIR}/cmake/presendConfig.cmake" "${CMAKE_BINARY_DIR}/presendConfig.cmake" COPYONLY)
write_basic_package_version_file("${CMAKE_BINARY_DIR}/presendConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_BINARY_DIR}/presendConfig.cmake" "${CMAKE_BINARY_DIR}/presendConfigVersion.cmake"
        DESTINATION "${package}")

# The licenses of what is inside.
set(licenses "${CMAKE_INSTALL_DATADIR}/licenses/presend")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${licenses}")
foreach(license IN ITEMS "re2=${PRESEND_RE2_VENDOR}/re2/LICENSE" "abseil=${PRESEND_RE2_VENDOR}/abseil-cpp/LICENSE"
        "icu=${PRESEND_ICU_SOURCE}/LICENSE" "libsodium=/usr/share/doc/libsodium-dev/copyright"
        "flatbuffers=/usr/share/doc/libflatbuffers-dev/copyright" "nlohmann-json=/usr/share/doc/nlohmann-json3-dev/copyright")
  string(REPLACE "=" ";" license "${license}")
  list(GET license 0 name)
  list(GET license 1 file)
  install(FILES "${file}" DESTINATION "${licenses}" RENAME "${name}" OPTIONAL)
endforeach()
