// Packs that arrive after the build: signed with Ed25519 (RFC 8032).
//
// A signed pack is a head of text, 64 bytes of signature, and the pack's own bytes:
//
//   presend signed pack 1\n
//   id presend-default\n
//   version 0.2.0\n               rises with every change of the rules
//   created 2026-11-24\n
//   expires 2027-05-24\n          the last day on which it is taken
//   engine 0.1.0\n                the oldest engine that can use it
//   key upwork-2026-a\n           which key made the signature
//   size 612345\n                 of the pack, in bytes
//   sha256 <64 hex digits>\n      of the pack
//   \n
//   <64 bytes: the signature over all of the above, the empty line included>
//   <the pack>
//
// The head has these lines in this order and no others, so that one content has one form. Its first
// line keeps a signature made for something else from counting here. All dates are days, UTC.
#ifndef PRESEND_SIGNED_PACK_H_
#define PRESEND_SIGNED_PACK_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "presend/result.h"

namespace presend {

// A key whose signatures are accepted from not_before to not_after, both days included. Two keys
// whose times overlap are how one is replaced by the next. A key is judged by the present day and
// not by the day on which a pack says it was signed: who has stolen a key can write any day.
struct TrustedKey {
  // 1 to 64 of a-z, 0-9, '.', '_' and '-'. One that begins with "test-" is for tests: a release
  // build (NDEBUG) refuses what it signed (kPackTestKey).
  std::string id;
  std::array<std::uint8_t, 32> public_key{};  // not looked at where the host verifies
  int not_before = std::numeric_limits<int>::min();
  int not_after = std::numeric_limits<int>::max();
};

// How a signed pack begins.
inline constexpr std::string_view kSignedPackFirstLine = "presend signed pack 1\n";
// The longest head.
inline constexpr std::size_t kMaxSignedHead = 1024;
inline constexpr std::size_t kSignatureBytes = 64;

// What a head says; its texts are parts of the file.
struct SignedHead {
  std::string_view id;
  std::string_view version;
  int created = 0;
  int expires = 0;
  std::string_view minimum_engine;
  std::string_view key;
  std::size_t size = 0;
  std::string_view sha256;    // 64 hex digits
  std::size_t head_size = 0;  // bytes of the head; the signature begins there

  std::size_t pack_start() const { return head_size + kSignatureBytes; }
};

// Whether `file` begins like a signed pack.
bool IsSignedPack(std::span<const std::byte> file);

// Reads the head without trusting it: nothing here is verified. Errors: kPackUnsigned,
// kPackDamaged, kPackTruncated (the file ends before what the head announces).
Result<SignedHead> ReadSignedHead(std::span<const std::byte> file);

// Release builds refuse test keys.
#ifdef NDEBUG
inline constexpr bool kReleaseBuild = true;
#else
inline constexpr bool kReleaseBuild = false;
#endif

// Which of `keys` is to verify the signature on the day `now`. Errors: kPackWrongKey (none of that
// id, or not on that day), kPackTestKey.
Result<std::size_t> KeyFor(const SignedHead& head, std::span<const TrustedKey> keys, int now,
                           bool release = kReleaseBuild);

}  // namespace presend

#endif  // PRESEND_SIGNED_PACK_H_
