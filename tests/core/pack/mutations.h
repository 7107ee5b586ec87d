// Damage to packs, at random: for the tests of what reads them.
#ifndef PRESEND_TESTS_CORE_PACK_MUTATIONS_H_
#define PRESEND_TESTS_CORE_PACK_MUTATIONS_H_

#include <random>
#include <string>

namespace presend {

// A pack with a little of everything that the tests' pack has, and so small that a change of one
// byte usually hits something that matters, and quick to open and to check with. It finds what the
// tests look for.
std::string SmallPack();

// One to four changes: bits and bytes changed, numbers overwritten with awkward ones, offsets
// moved, lengths grown, pieces cut, inserted and put elsewhere.
void Mutate(std::mt19937_64* random, std::string* bytes);

}  // namespace presend

#endif  // PRESEND_TESTS_CORE_PACK_MUTATIONS_H_
