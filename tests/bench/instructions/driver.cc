// Run under Callgrind, which counts inside the functions named presend_measured_* alone:
//   presend_instructions load           takes the default pack
//   presend_instructions checks FILE    checks the texts of FILE, each ended by a zero byte
// What is compiled at first need has been met before the count begins. Prints how many texts there
// were and how many findings, so that a run that did nothing is seen.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "presend/checker.h"
#include "presend/default_pack.h"

namespace {

using presend::Checker;

constexpr int kWarmRounds = 2;

std::vector<std::string> ReadTexts(const char* file) {
  std::ifstream in(file, std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::string> texts;
  std::size_t start = 0;
  for (std::size_t end = all.find('\0'); end != std::string::npos; end = all.find('\0', start)) {
    texts.push_back(all.substr(start, end - start));
    start = end + 1;
  }
  return texts;
}

}  // namespace

extern "C" {

[[gnu::noinline]] bool presend_measured_load(std::optional<Checker>* checker) {
  presend::Result<Checker> loaded = Checker::Load(presend::DefaultPack(), {});
  if (!loaded.ok()) return false;
  *checker = std::move(loaded).value();
  return true;
}

[[gnu::noinline]] std::size_t presend_measured_checks(const Checker& checker,
                                                      const presend::Context& context,
                                                      const std::vector<std::string>& texts,
                                                      presend::Workspace* workspace) {
  std::size_t findings = 0;
  for (const std::string& text : texts)
    findings += checker.CheckUtf8(text, context, {}, workspace).findings.size();
  return findings;
}
}

int main(int argc, char** argv) {
  const std::string_view mode = argc > 1 ? argv[1] : "";
  if (!(mode == "load" && argc == 2) && !(mode == "checks" && argc == 3)) {
    std::fputs("usage: presend_instructions load | checks FILE\n", stderr);
    return 2;
  }
  std::optional<Checker> checker;
  if (!presend_measured_load(&checker)) return 1;
  if (mode == "load") {
    std::printf("{\"pack\":\"%s\"}\n", checker->pack_digest().c_str());
    return 0;
  }
  const std::vector<std::string> texts = ReadTexts(argv[2]);
  const presend::Result<presend::Context> context = checker->MakeContext({});
  if (!context.ok()) return 1;
  presend::Workspace workspace;
  for (int round = 0; round < kWarmRounds; ++round)
    for (const std::string& text : texts)
      static_cast<void>(checker->CheckUtf8(text, context.value(), {}, &workspace));
  const std::size_t findings =
      presend_measured_checks(*checker, context.value(), texts, &workspace);
  std::printf("{\"texts\":%zu,\"findings\":%zu}\n", texts.size(), findings);
}
