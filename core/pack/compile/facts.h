// A pack as facts with names, for comparing two.
#ifndef PRESEND_PACK_COMPILE_FACTS_H_
#define PRESEND_PACK_COMPILE_FACTS_H_

#include <map>
#include <string>
#include <vector>

#include "pack/pack.h"

namespace presend {

// The values of one thing by the names of its fields.
using Fields = std::map<std::string, std::string>;

// Things of one sort (hosts, rows, ...) by name.
struct FactGroup {
  std::string one;  // "host"
  std::string many;
  std::map<std::string, Fields> things;
};

// Always the same groups in the same order.
std::vector<FactGroup> FactsOf(const Pack& pack);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_FACTS_H_
