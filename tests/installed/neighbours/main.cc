// A program with libraries of its own that have the names of those inside presend: each calls its
// own.
#include <presend/checker.h>
#include <presend/default_pack.h>

#include <cstdio>

#include "libraries.h"

int main(int argc, char** argv) {
  const auto checker = presend::Checker::Load(presend::DefaultPack(), {});
  if (!checker.ok()) return 3;
  const auto context = checker.value().ParseContext("{}");
  for (int i = 1; i < argc; ++i) {
    const presend::Decision decision = checker.value().CheckUtf8(argv[i], context.value());
    std::printf("%s\n", std::string(presend::Name(decision.verdict)).c_str());
  }
  std::printf("%d\n", called);
  {
    re2::RE2 own("x");
    own.FullMatch();
  }
  sodium_init();
  std::printf("%d\n", called);
  return 0;
}
