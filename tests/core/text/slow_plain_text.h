// What the plain view of a text reads, by ICU alone, character by character: the reference for the
// tables and short ways of the product.
#ifndef PRESEND_TESTS_CORE_TEXT_SLOW_PLAIN_TEXT_H_
#define PRESEND_TESTS_CORE_TEXT_SLOW_PLAIN_TEXT_H_

#include <string>

namespace presend {

// Of well-formed UTF-8, without folds and look-alikes of a pack: NFKC_Casefold with digits of
// ASCII, but a character of ASCII with marks on it that make no letter with it is itself.
// Precondition: no more than 32 characters that combine stand in a row, from where on the product
// folds in pieces.
std::string SlowPlainText(const std::string& text);

}  // namespace presend

#endif  // PRESEND_TESTS_CORE_TEXT_SLOW_PLAIN_TEXT_H_
