// Errors as values. No function of presend throws; what can fail returns a Result.
#ifndef PRESEND_RESULT_H_
#define PRESEND_RESULT_H_

#include <cassert>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace presend {

// What went wrong. The names (ErrorCodeName) are the same in C++, JavaScript and on the command
// line.
enum class ErrorCode {
  kInvalidArguments,  // the command line or a call's arguments do not fit
  kInvalidInput,      // an input line or file cannot be read as what it should be
  kInvalidJson,       // not JSON (RFC 8259)
  kUnknownKey,        // an object has a key that the contract does not know
  kUnknownWord,       // a value is not one of the words that the policy declares
  kInvalidValue,      // a value has the wrong type or form
  kContextTooLarge,   // `recent`, `declared` or `allow` is over its limit
  kTextTooLong,       // the text is over kMaxTextBytes
  kPackDamaged,       // the pack's bytes are not a well-formed pack
  kPackTooLarge,      // the pack is over its size limit
  kPackUnsupported,   // the pack was written for another format or a newer engine
  kPackUntrusted,     // the pack's digest is not the one this build trusts
  kPackUnsigned,      // keys are given, and the pack has no signature
  kPackWrongKey,      // the pack is signed with a key that is not given, or not valid on this day
  kPackTestKey,       // the pack is signed with a test key, and this is a release build
  kPackAltered,       // the signature does not fit the pack's head, or the head its bytes
  kPackTruncated,     // the file ends before the pack does
  kPackExpired,       // the last day of the pack has passed
  kPackDowngraded,    // the pack is older than the one held, or another of the same version
  kPackOtherId,       // the pack is not the one asked for, but another of another id
  kPackUnverifiable,  // the host cannot verify signatures or digests
  kTextsDamaged,      // a file of texts is none, or not one for this pack's ids
  kTextsUnknown,      // the pack does not name the locale that a file of texts is for
  kTextsUntrusted,    // the digest of a file of texts is not the one that the pack names
  kRulesInvalid,      // a rules file cannot be compiled; the message names file and place
  kOutOfMemory,       // an allocation failed (WebAssembly; in C what should be returned)
  kInternal,          // a defect in presend
};

// The stable name of `code`, for example "unknown_word".
std::string_view ErrorCodeName(ErrorCode code);

// One failure. `position` is a byte offset into the offending input, or kNoPosition.
struct Error {
  static constexpr std::size_t kNoPosition = static_cast<std::size_t>(-1);
  ErrorCode code = ErrorCode::kInternal;
  std::string
      message;  // one English sentence for developers, naming the offending key, word or place
  std::size_t position = kNoPosition;
};

// A T or an Error. Reading the one that is not there is a programming error (asserts).
template <typename T>
class [[nodiscard]] Result {
 public:
  // Not explicit, so that a function can `return value;` or `return Error{...};`.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace presend

#endif  // PRESEND_RESULT_H_
