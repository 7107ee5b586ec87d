// Any bytes as a signed pack or a file of texts, for a host that has verified the signature.
#include "presend/signed_pack.h"

#include <algorithm>

#include "presend/checker.h"
#include "require.h"
#include "sound.h"

namespace presend {

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(data), size);
  for (const auto verified : {std::optional<bool>(true), std::optional<bool>()}) {
    LoadOptions options;
    options.keys = {TrustedKey{"team-a"}, TrustedKey{"test-b"}};
    options.now = 20'000;
    options.signature_verified = verified;
    options.held = PackName{"presend-default", "0.1.0", ""};
    const Result<Checker> loaded = Checker::Load(bytes, options);
    if (!loaded.ok()) {
      const std::string_view name = ErrorCodeName(loaded.error().code);
      PRESEND_REQUIRE(name.starts_with("pack_"));
      PRESEND_REQUIRE(!loaded.error().message.empty());
    } else {
      // Ten bytes of luck do not make a pack that fits its SHA-256, unless it is the one built in.
      PRESEND_REQUIRE(verified.has_value());
    }
  }
  const TextsFile file{bytes, {}};
  const Result<Checker> more = FuzzChecker().WithTexts({&file, 1});
  if (!more.ok()) PRESEND_REQUIRE(ErrorCodeName(more.error().code).starts_with("texts_"));
  return 0;
}

}  // namespace presend
