// The conformance cases that have a decision, for properties that must hold for all of them.
#ifndef PRESEND_TESTS_CORE_CONFORMANCE_CASES_H_
#define PRESEND_TESTS_CORE_CONFORMANCE_CASES_H_

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace presend {

struct ConformanceCase {
  std::string name;
  std::string text;
  std::string context;  // JSON
};

inline std::vector<ConformanceCase> ConformanceCases() {
  std::vector<ConformanceCase> cases;
  for (const auto& file : std::filesystem::directory_iterator(PRESEND_CONFORMANCE)) {
    if (file.path().extension() != ".jsonl") continue;
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      const auto one = nlohmann::json::parse(line);
      if (one["expect"].contains("error")) continue;
      cases.push_back({one["name"].get<std::string>(), one["text"].get<std::string>(),
                       one.contains("context") ? one["context"].dump() : "{}"});
    }
  }
  return cases;
}

}  // namespace presend

#endif  // PRESEND_TESTS_CORE_CONFORMANCE_CASES_H_
