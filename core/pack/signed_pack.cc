#include "presend/signed_pack.h"

#include <algorithm>
#include <charconv>

#include "pack/pack.h"
#include "presend/checker.h"
#include "presend/days.h"

namespace presend {
namespace {

constexpr std::size_t kMaxValue = 128;
constexpr std::size_t kDigestDigits = 64;

std::string_view TextOf(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Reads the lines of a head one after the other.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text), at_(kSignedPackFirstLine.size()) {}

  // The value of the line that begins with `name` and a space: 1 to kMaxValue visible ASCII
  // characters. Empty, and everything after it, where it is not there.
  std::string_view Value(std::string_view name) {
    const std::string_view rest = text_.substr(at_, name.size() + 1 + kMaxValue + 1);
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) {
      Stop(at_ + rest.size() >= text_.size());
      return {};
    }
    const std::string_view line = rest.substr(0, end);
    if (line.size() < name.size() + 2 || !line.starts_with(name) || line[name.size()] != ' ') {
      Stop(false);
      return {};
    }
    const std::string_view value = line.substr(name.size() + 1);
    if (std::any_of(value.begin(), value.end(), [](char c) { return c <= ' ' || c >= 0x7F; })) {
      Stop(false);
      return {};
    }
    at_ += end + 1;
    return value;
  }

  void Require(bool holds) {
    if (!holds) Stop(false);
  }
  // The empty line.
  void End() {
    if (at_ >= text_.size()) return Stop(true);
    Require(text_[at_++] == '\n');
  }

  bool ok() const { return ok_; }
  bool cut() const { return cut_; }
  std::size_t at() const { return at_; }

 private:
  // Only the first thing that is wrong counts: nothing is read after it.
  void Stop(bool cut) {
    if (ok_) cut_ = cut;
    ok_ = false;
    at_ = text_.size();
  }

  std::string_view text_;
  std::size_t at_;
  bool ok_ = true;
  bool cut_ = false;  // it stopped because the text ended
};

Error Truncated() { return Refused(ErrorCode::kPackTruncated, "ends too soon"); }

}  // namespace

bool IsSignedPack(std::span<const std::byte> file) {
  return TextOf(file).starts_with(kSignedPackFirstLine);
}

Result<SignedHead> ReadSignedHead(std::span<const std::byte> file) {
  if (!IsSignedPack(file)) return Refused(ErrorCode::kPackUnsigned, "has no signature");
  SignedHead head;
  Lines lines(TextOf(file));
  const auto day = [&](std::string_view name) {
    const std::optional<int> parsed = ParseIsoDate(lines.Value(name));
    lines.Require(parsed.has_value());
    return parsed.value_or(0);
  };
  head.id = lines.Value("id");
  head.version = lines.Value("version");
  head.created = day("created");
  head.expires = day("expires");
  head.minimum_engine = lines.Value("engine");
  head.key = lines.Value("key");
  const std::string_view size = lines.Value("size");
  int bytes = 0;
  const auto read = std::from_chars(size.data(), size.data() + size.size(), bytes);
  lines.Require(read.ec == std::errc() && read.ptr == size.data() + size.size() && bytes > 0 &&
                !size.starts_with('0'));
  head.size = static_cast<std::size_t>(bytes);
  head.sha256 = lines.Value("sha256");
  lines.Require(head.sha256.size() == kDigestDigits);
  lines.End();
  if (!lines.ok()) {
    if (lines.cut()) return Truncated();
    return Refused(ErrorCode::kPackDamaged, "is damaged: ", "its head is malformed");
  }
  head.head_size = lines.at();
  if (head.size > kMaxPackBytes) return TooLarge();
  if (file.size() < head.pack_start() + head.size) return Truncated();
  if (file.size() > head.pack_start() + head.size)
    return Refused(ErrorCode::kPackAltered, "is followed by more");
  return head;
}

Result<std::size_t> KeyFor(const SignedHead& head, std::span<const TrustedKey> keys, int now,
                           bool release) {
  // One sentence fits all: the code says what is wrong with the key.
  const auto refusal = [&](ErrorCode code) {
    return Refused(code, "is signed with a key that is not accepted: ", head.key);
  };
  if (release && head.key.starts_with("test-")) return refusal(ErrorCode::kPackTestKey);
  const auto key = std::find_if(keys.begin(), keys.end(), [&](const TrustedKey& candidate) {
    return candidate.id == head.key;
  });
  if (key == keys.end() || now < key->not_before || now > key->not_after)
    return refusal(ErrorCode::kPackWrongKey);
  return static_cast<std::size_t>(key - keys.begin());
}

}  // namespace presend
