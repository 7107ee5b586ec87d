// `presend scan`: lines of JSON in, lines of JSON out, in order, on all cores.
#ifndef PRESEND_CLI_SCAN_H_
#define PRESEND_CLI_SCAN_H_

#include <optional>
#include <string>

#include "presend/front_end.h"
#include "presend/result.h"

namespace presend {

inline constexpr unsigned kMaxThreads = 256;

struct ScanOptions {
  LineOptions line;
  unsigned threads = 0;  // 0: as many as the machine has cores for this process
};

// Answers standard input on standard output. What has come in is answered at once, so a program may
// talk to it line by line. The order and the bytes do not depend on the number of threads. Memory
// is bounded by some batches a thread, each as long as what one read gives or, where that is
// longer, one line. When whoever reads the output has read enough, the process ends with 0. Errors:
// those of the context; kInvalidInput when the input cannot be read or the output not be written.
std::optional<Error> Scan(const Checker& checker, const std::string& context,
                          const ScanOptions& options);

}  // namespace presend

#endif  // PRESEND_CLI_SCAN_H_
