// Checks the messages given as arguments, as a server would: what was found, and the text as it may
// be passed on.
#include <presend/checker.h>
#include <presend/default_pack.h>
#include <presend/redact.h>

#include <cstdio>
#include <string>

int main(int argc, char** argv) {
  const presend::Result<presend::Checker> checker = presend::Checker::Load(
      presend::DefaultPack(),
      {.digest = {}, .trusted_digest = std::string(presend::DefaultPackDigest())});
  if (!checker.ok()) {
    std::fprintf(stderr, "%s\n", checker.error().message.c_str());
    return 3;
  }
  const presend::Result<presend::Context> context =
      checker.value().ParseContext(R"({"surface":"message"})");
  if (!context.ok()) {
    std::fprintf(stderr, "%s\n", context.error().message.c_str());
    return 2;
  }
  for (int i = 1; i < argc; ++i) {
    const std::string text = argv[i];
    const presend::Decision decision = checker.value().CheckUtf8(text, context.value());
    for (const presend::Finding& finding : decision.findings)
      std::printf("%s: %s\n", finding.value.value_or("-").c_str(), finding.headline.c_str());
    const presend::Result<std::string> redacted = presend::Redact(text, decision);
    if (!redacted.ok()) return 2;
    std::printf("%s: %s\n", std::string(presend::Name(decision.verdict)).c_str(),
                redacted.value().c_str());
  }
  return 0;
}
