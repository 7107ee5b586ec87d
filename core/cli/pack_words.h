// The words of a `presend pack` command: what is to be done, to which files, with which options.
#ifndef PRESEND_CLI_PACK_WORDS_H_
#define PRESEND_CLI_PACK_WORDS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "presend/result.h"

namespace presend {

struct PackWords {
  std::string action;
  std::vector<std::string> files;
  std::map<std::string, std::vector<std::string>> options;  // "--keys": its values; flags have ""

  // The value of an option, the last if it is given again.
  std::optional<std::string> Value(const std::string& option) const {
    const auto it = options.find(option);
    return it == options.end() ? std::nullopt : std::optional(it->second.back());
  }
  bool Has(const std::string& option) const { return options.contains(option); }
};

// Errors: kInvalidArguments for an action, an option or a number of files that does not exist.
Result<PackWords> ReadPackWords(const std::vector<std::string>& words);

}  // namespace presend

#endif  // PRESEND_CLI_PACK_WORDS_H_
