// ICU's normalisation of UTF-8, and its check for "fast C or D", which nothing calls: the core
// folds UTF-16 (core/text/plain_view.cc). Tables of virtual functions would hold them all the same,
// a sixtieth of the download (-Wl,--wrap in CMakeLists.txt).
#include <stdint.h>

// NOLINTBEGIN(bugprone-reserved-identifier, misc-use-internal-linkage): the linker's names.

_Noreturn int8_t
__wrap__ZNK6icu_7615Normalizer2Impl11composeUTF8EjaPKhS2_PNS_8ByteSinkEPNS_5EditsER10UErrorCode(
    const void* self, uint32_t options, int8_t contiguous, const uint8_t* begin, const uint8_t* end,
    void* sink, void* edits, void* status) {
  (void)self, (void)options, (void)contiguous, (void)begin, (void)end;
  (void)sink, (void)edits, (void)status;
  __builtin_trap();
}

_Noreturn const uint8_t*
__wrap__ZNK6icu_7615Normalizer2Impl13decomposeUTF8EjPKhS2_PNS_8ByteSinkEPNS_5EditsER10UErrorCode(
    const void* self, uint32_t options, const uint8_t* begin, const uint8_t* end, void* sink,
    void* edits, void* status) {
  (void)self, (void)options, (void)begin, (void)end, (void)sink, (void)edits, (void)status;
  __builtin_trap();
}

_Noreturn void
__wrap__ZNK6icu_7611Normalizer213normalizeUTF8EjNS_11StringPieceERNS_8ByteSinkEPNS_5EditsER10UErrorCode(
    const void* self, uint32_t options, void* text, void* sink, void* edits, void* status) {
  (void)self, (void)options, (void)text, (void)sink, (void)edits, (void)status;
  __builtin_trap();
}

_Noreturn const void*
__wrap__ZNK6icu_7615Normalizer2Impl7makeFCDEPKDsS2_PNS_16ReorderingBufferER10UErrorCode(
    const void* self, const void* begin, const void* end, void* buffer, void* status) {
  (void)self, (void)begin, (void)end, (void)buffer, (void)status;
  __builtin_trap();
}
// NOLINTEND(bugprone-reserved-identifier, misc-use-internal-linkage)
