// `presend scan` on eight threads and nothing else of the command, for the thread sanitizer.
#include "cli/scan.h"
#include "test_checker.h"

int main() {
  presend::ScanOptions options;
  options.threads = 8;
  return presend::Scan(presend::TestChecker(), "{}", options) ? 1 : 0;
}
