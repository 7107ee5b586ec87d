// What a check costs, as a number that is the same on every machine: the loads of the core. The
// fuzz build counts them (see steps.cc); in others there are none, and nothing is bounded.
#ifndef PRESEND_TESTS_FUZZ_STEPS_H_
#define PRESEND_TESTS_FUZZ_STEPS_H_

#include <cstddef>
#include <cstdint>

namespace presend {

// Loads of the core since the process began. What RE2 and ICU do inside is not counted; rules bound
// the window of each call.
std::uint64_t Steps();

// Aborts when a text of `bytes` bytes cost more than `steps`; also tells libFuzzer how near it
// came, so that it goes on from what is costly.
void RequireCheap(std::uint64_t steps, std::size_t bytes);

}  // namespace presend

#endif  // PRESEND_TESTS_FUZZ_STEPS_H_
