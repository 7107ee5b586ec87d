// Any bytes as a context: an error of the documented codes, or a context under which a check goes
// as it should.
#include "exact.h"
#include "require.h"
#include "sound.h"

namespace presend {

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const Result<Context> context = FuzzChecker().ParseContext(json);
  const Result<Context> again = FuzzChecker().ParseContext(json);
  PRESEND_REQUIRE(context.ok() == again.ok());
  if (!context.ok()) {
    const Error& error = context.error();
    PRESEND_REQUIRE(error.code == again.error().code && error.message == again.error().message);
    PRESEND_REQUIRE(!error.message.empty());
    PRESEND_REQUIRE(error.position == Error::kNoPosition || error.position <= size);
    switch (error.code) {
      case ErrorCode::kInvalidJson:
      case ErrorCode::kUnknownKey:
      case ErrorCode::kUnknownWord:
      case ErrorCode::kInvalidValue:
      case ErrorCode::kContextTooLarge:
        return 0;
      default:
        PRESEND_REQUIRE(!"a documented code");
    }
  }
  constexpr std::string_view kText =
      "my number is 555 0132, jane@firma.de or +1 415 555 0132, whatsapp me. example.com/work";
  static Workspace kept;
  const Decision decision = CheckSoundly(kText, context.value(), &kept);
  PRESEND_REQUIRE(ToJson(decision) ==
                  ToJson(FuzzChecker().CheckUtf8(kText, again.value(), {true, true})));
  return 0;
}

}  // namespace presend
