// The command line of `presend`. js/command/args.ts reads the same.
#ifndef PRESEND_CLI_ARGS_H_
#define PRESEND_CLI_ARGS_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "presend/decision.h"
#include "presend/result.h"

namespace presend {

struct Arguments {
  std::string command;                 // "check", "scan", "explain", "redact", "help" or "version"
  std::optional<std::string> text;     // the message; nullopt: standard input
  std::optional<std::string> context;  // a file
  std::vector<std::pair<std::string, std::string>>
      set;  // dotted path and value, in the order given
  bool json = false;
  bool all = false;
  OffsetUnit offsets = OffsetUnit::kUtf16;
  unsigned threads = 0;             // scan; 0: one for each core
  std::optional<std::string> pack;  // a file in place of the pack built in
  bool is_unsigned = false;
  std::vector<std::string> keys;   // files with the keys whose signatures are accepted
  std::optional<std::string> now;  // the day by which keys and expiry are judged; nullopt: today
};

// Begins with what js/command/usage.ts prints; what only the native command has stands below.
extern const char kUsage[];

// Without the program's own name. Errors: kInvalidArguments.
Result<Arguments> ParseArguments(const std::vector<std::string>& words);

}  // namespace presend

#endif  // PRESEND_CLI_ARGS_H_
