// The texts of one locale, in a file beside the pack: whoever reads one language downloads no
// other. Its first line is "presend texts 1 de"; then follows a text a line, for each id of the
// pack's own texts and in their order, an empty line where the locale has none. The ids stand in
// the pack alone: so a file is a quarter smaller, and the pack, which knows its digest, says what
// it means.
#ifndef PRESEND_PACK_TEXTS_FILE_H_
#define PRESEND_PACK_TEXTS_FILE_H_

#include <string>
#include <string_view>

namespace presend {

inline constexpr std::string_view kTextsFileHead = "presend texts 1 ";

// The locale of a file; "" where it does not begin like one.
std::string_view TextsFileTag(std::string_view file);

// Appends the lines of id and text (pack/lines.h) that a file adds up to with the pack's own texts;
// ids without a text are left out. False where the file is damaged. Precondition: AreLines(own).
bool JoinTextsFile(std::string_view file, std::string_view own, std::string* lines);

}  // namespace presend

#endif  // PRESEND_PACK_TEXTS_FILE_H_
