// Random texts for properties: addresses and numbers among characters of all planes, ill-formed
// bytes on demand.
#ifndef PRESEND_TESTS_CORE_TEXT_RANDOM_TEXT_H_
#define PRESEND_TESTS_CORE_TEXT_RANDOM_TEXT_H_

#include <random>
#include <string>

namespace presend {

std::string RandomText(std::mt19937* random, bool ill_formed);

}  // namespace presend

#endif  // PRESEND_TESTS_CORE_TEXT_RANDOM_TEXT_H_
