#include "detect/conversation.h"

#include <algorithm>
#include <string>

#include "text/utf8.h"

namespace presend {
namespace {

// The earlier messages of the sender joined with the new one, and where each begins.
struct Joined {
  std::string text;
  std::vector<std::uint32_t> starts;  // of each message; the last is the new one's
};

Joined Join(std::span<const EarlierMessage> earlier, std::string_view source,
            std::string_view before_last) {
  Joined joined;
  for (const EarlierMessage& message : earlier) {
    if (!message.from_sender) continue;
    joined.starts.push_back(static_cast<std::uint32_t>(joined.text.size()));
    joined.text.append(message.text);
    joined.text.push_back(' ');
  }
  if (joined.starts.empty()) return joined;
  joined.text.pop_back();
  while (!joined.text.empty() && IsAsciiSpace(joined.text.back())) joined.text.pop_back();
  joined.text.append(before_last);
  joined.starts.push_back(static_cast<std::uint32_t>(joined.text.size()));
  joined.text.append(source);
  return joined;
}

int MessagesIn(const Joined& joined, ByteSpan span) {
  const auto first = std::upper_bound(joined.starts.begin(), joined.starts.end(), span.start);
  const auto last = std::lower_bound(joined.starts.begin(), joined.starts.end(), span.end);
  return static_cast<int>(last - first) + 1;
}

bool IsPersonal(Kind kind) {
  return kind == Kind::kPhone || kind == Kind::kEmail || kind == Kind::kHandle;
}

// Two prices or years in neighbouring messages make a possible number too.
bool IsMeant(const Detection& detection) {
  constexpr EvidenceSet kMeant = Bit(Evidence::kValidPlan) | Bit(Evidence::kInternational) |
                                 Bit(Evidence::kKeywordNear) |
                                 EvidenceOf(Bit(Disguise::kSpelledDigits));
  return detection.kind != Kind::kPhone || (detection.evidence & kMeant) != 0;
}

// Whether `text` begins with a mail provider, with or without its domain.
bool BeginsWithProvider(const Tables& tables, std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && IsAsciiSpace(text[begin])) ++begin;
  std::string word;
  for (std::size_t i = begin; i < text.size() && IsAsciiAlnum(text[i]); ++i)
    word.push_back(ToAsciiLower(text[i]));
  return !word.empty() && tables.lexicon.ValueOf(word, LexemeClass::kProvider).has_value();
}

// Whether `text` begins with '@' and a name: the rest of an address.
bool BeginsWithAt(std::string_view text) {
  return text.size() > 1 && text[0] == '@' && IsAsciiAlnum(text[1]);
}

void AddSplit(const Tables& tables, const Joined& joined, const Detection& found,
              DetectBuffers* buffers) {
  const std::uint32_t offset = joined.starts.back();
  Detection detection = found;
  detection.source = {0, found.source.end - offset};
  detection.split = MessagesIn(joined, found.source);
  detection.disguise |= Bit(Disguise::kSplitMessages);
  detection.evidence |= EvidenceOf(Bit(Disguise::kSplitMessages));
  detection.score = tables.weights.Score(detection);
  for (Detection& other : buffers->detections) {
    if (!other.rejected.empty() || !Overlaps(other.source, detection.source)) continue;
    if (other.split > 1) return;
    other.rejected = "overlapped";
  }
  buffers->detections.insert(buffers->detections.begin(), std::move(detection));
}

}  // namespace

Question ReadQuestion(const Tables& tables, std::span<const EarlierMessage> earlier,
                      const DetectOptions& options, DetectBuffers* scratch) {
  Question question;
  if (earlier.empty() || earlier.back().from_sender) return question;
  DetectText(tables, earlier.back().text, options, scratch);
  for (const Detection& detection : scratch->detections) {
    if (!detection.rejected.empty() || detection.act != Act::kRequest) continue;
    question.kinds |= Bit(detection.kind);
    if (detection.kind == Kind::kHandle) question.app = detection.app;
  }
  return question;
}

void DetectSplit(const Tables& tables, std::span<const EarlierMessage> earlier,
                 std::string_view source, const DetectOptions& options, DetectBuffers* scratch,
                 DetectBuffers* buffers) {
  const bool provider = BeginsWithProvider(tables, source);
  const bool domain = BeginsWithAt(source);
  for (const std::string_view joint : {domain ? "" : " ", "@"}) {
    if (joint == "@" && !provider) continue;
    const Joined joined = Join(earlier, source, joint);
    if (joined.starts.empty()) return;
    const std::uint32_t offset = joined.starts.back();
    DetectOptions joined_options = options;
    joined_options.whole = false;
    DetectText(tables, joined.text, joined_options, scratch);
    for (const Detection& detection : scratch->detections) {
      if (detection.rejected.empty() && IsPersonal(detection.kind) && IsMeant(detection) &&
          detection.act == Act::kShare && detection.source.start < offset &&
          detection.source.end > offset)
        AddSplit(tables, joined, detection, buffers);
    }
  }
}

}  // namespace presend
