# presend_embed(target symbol file): links a file's bytes into a target, aligned to 16.
#
# In C++:  extern "C" const unsigned char symbol[];  extern "C" const unsigned int symbol_size;
include_guard(GLOBAL)

function(presend_embed target symbol file)
  # Assembly inside a C file: CMake and Emscripten know no assembler for WebAssembly, and clang takes .incbin anywhere.
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.c")
  if(EMSCRIPTEN)
    set(flags [[\"\",@]])
  else()
    set(flags [[\"a\",@progbits]])
  endif()
  # The name relative to the folder given with -Wa,-I: no absolute path gets into the object file.
  get_filename_component(folder "${file}" DIRECTORY)
  get_filename_component(name "${file}" NAME)
  file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT [[
__asm__(
    ".section .rodata.@symbol@,@flags@\n"
    ".globl @symbol@\n"
    ".hidden @symbol@\n"
    ".type @symbol@,@object\n"
    ".p2align 4\n"
    "@symbol@:\n"
    ".incbin \"@name@\"\n"
    ".L@symbol@_end:\n"
    ".size @symbol@, .L@symbol@_end-@symbol@\n"
    ".section .rodata.@symbol@_size,@flags@\n"
    ".globl @symbol@_size\n"
    ".hidden @symbol@_size\n"
    ".type @symbol@_size,@object\n"
    ".p2align 2\n"
    "@symbol@_size:\n"
    ".4byte .L@symbol@_end-@symbol@\n"
    ".size @symbol@_size, 4\n"
    ".text\n");
extern const unsigned char @symbol@[];
]])
  # What is optimised at the link is not assembled before, and then without that folder.
  set(options "-I${folder}" "$<$<BOOL:${EMSCRIPTEN}>:-fno-lto>")
  set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${file}" COMPILE_OPTIONS "${options}")
  target_sources(${target} PRIVATE "${source}")
endfunction()
