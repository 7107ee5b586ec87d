// Build-time program: rules in, pack and its digest out. It is the compiler without the pack that
// it makes.
#include <cstdio>
#include <fstream>
#include <string>

#include "pack/compile/compile.h"
#include "pack/digest.h"

// usage: presend_compile_pack RULES NUMBERING_PLANS TOP_LEVEL_DOMAINS CONFUSABLES POSTAL_COUNTRIES
// OUT.pack OUT.digest
// NOLINTNEXTLINE(bugprone-exception-escape): without memory the build stops
int main(int argc, char** argv) {
  if (argc != 8) return 2;
  std::vector<presend::CompiledTexts> texts;
  const presend::Result<std::string> pack =
      presend::CompilePack({argv[1], argv[2], argv[3], argv[4], argv[5]}, &texts);
  if (!pack.ok()) {
    std::fprintf(stderr, "%s\n", pack.error().message.c_str());
    return 3;
  }
  const std::string& bytes = pack.value();
  const std::string digest =
      presend::Sha256Digest(std::as_bytes(std::span(bytes.data(), bytes.size())));
  if (const auto error = presend::WritePack(argv[6], bytes, texts)) {
    std::fprintf(stderr, "%s\n", error->message.c_str());
    return 2;
  }
  const presend::fb::RulePack* root = presend::fb::GetRulePack(bytes.data());
  std::ofstream(argv[7]) << "// The pack that is built with this engine. Made by "
                            "presend_compile_pack from rules/.\n"
                            "#define PRESEND_DEFAULT_PACK_DIGEST \""
                         << digest << "\"\n#define PRESEND_DEFAULT_PACK_ID \""
                         << root->id()->string_view()
                         << "\"\n#define PRESEND_DEFAULT_PACK_VERSION \""
                         << root->version()->string_view() << "\"\n";
  return 0;
}
