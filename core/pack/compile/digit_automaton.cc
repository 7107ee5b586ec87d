#include "pack/compile/digit_automaton.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

namespace presend {
namespace {

using DigitSet = std::uint16_t;  // bit d: the digit d
constexpr DigitSet kAnyDigit = 0x3FF;
constexpr std::size_t kMaxNfa = 20'000;

// A nondeterministic automaton with empty moves (Thompson's construction).
struct Nfa {
  struct State {
    DigitSet digits = 0;  // consumed on the way to `to`
    int to = -1;
    std::vector<int> empty;
  };
  std::vector<State> states;
  int Add() {
    states.emplace_back();
    return static_cast<int>(states.size()) - 1;
  }
};

struct Fragment {
  int start = -1;
  int end = -1;
};

// Recursive descent over the pattern; a repeat parses its atom again as often as it counts.
class Parser {
 public:
  Parser(std::string_view pattern, Nfa* nfa) : pattern_(pattern), nfa_(nfa) {}

  std::optional<Fragment> Parse() {
    const Fragment all = Alternatives();
    if (failed_ || position_ != pattern_.size() || nfa_->states.size() > kMaxNfa)
      return std::nullopt;
    return all;
  }

 private:
  bool At(char c) const { return position_ < pattern_.size() && pattern_[position_] == c; }
  bool Take(char c) {
    if (!At(c)) return false;
    ++position_;
    return true;
  }
  Fragment Fail() {
    failed_ = true;
    const int state = nfa_->Add();
    return {state, state};
  }

  Fragment Alternatives() {
    Fragment all = Sequence();
    while (!failed_ && Take('|')) {
      const Fragment other = Sequence();
      const Fragment both{nfa_->Add(), nfa_->Add()};
      nfa_->states[static_cast<std::size_t>(both.start)].empty = {all.start, other.start};
      nfa_->states[static_cast<std::size_t>(all.end)].empty.push_back(both.end);
      nfa_->states[static_cast<std::size_t>(other.end)].empty.push_back(both.end);
      all = both;
    }
    return all;
  }

  Fragment Sequence() {
    const int start = nfa_->Add();
    Fragment all{start, start};
    while (!failed_ && position_ < pattern_.size() && !At('|') && !At(')')) {
      const Fragment next = Repeated();
      nfa_->states[static_cast<std::size_t>(all.end)].empty.push_back(next.start);
      all.end = next.end;
    }
    return all;
  }

  Fragment Repeated() {
    const std::size_t begin = position_;
    Fragment first = Atom();
    const std::size_t after_atom = position_;
    int least = 1;
    int most = 1;
    if (Take('?')) {
      least = 0;
    } else if (Take('{')) {
      least = Number();
      most = Take(',') ? Number() : least;
      if (!Take('}') || most < least || most < 1) return Fail();
    } else {
      return first;
    }
    const std::size_t after_repeat = position_;
    const int exit = nfa_->Add();
    if (least == 0) nfa_->states[static_cast<std::size_t>(first.start)].empty.push_back(exit);
    int end = first.end;
    for (int count = 1; count < most && !failed_; ++count) {
      if (count >= least) nfa_->states[static_cast<std::size_t>(end)].empty.push_back(exit);
      position_ = begin;
      const Fragment again = Atom();
      if (position_ != after_atom) return Fail();
      nfa_->states[static_cast<std::size_t>(end)].empty.push_back(again.start);
      end = again.end;
    }
    nfa_->states[static_cast<std::size_t>(end)].empty.push_back(exit);
    position_ = after_repeat;
    return {first.start, exit};
  }

  int Number() {
    int number = 0;
    const std::size_t begin = position_;
    while (position_ < pattern_.size() && pattern_[position_] >= '0' &&
           pattern_[position_] <= '9' && number < 100) {
      number = number * 10 + (pattern_[position_++] - '0');
    }
    if (position_ == begin) failed_ = true;
    return number;
  }

  Fragment Atom() {
    if (Take('(')) {
      if (Take('?') && !Take(':')) return Fail();
      // A group gets a start of its own: a repeat adds moves to it.
      const Fragment inside = Alternatives();
      if (!Take(')')) return Fail();
      const int start = nfa_->Add();
      nfa_->states[static_cast<std::size_t>(start)].empty.push_back(inside.start);
      return {start, inside.end};
    }
    DigitSet digits = 0;
    if (Take('[')) {
      while (position_ < pattern_.size() && !At(']')) {
        const int low = DigitHere();
        int high = low;
        if (Take('-')) high = DigitHere();
        if (low < 0 || high < low) return Fail();
        for (int digit = low; digit <= high; ++digit)
          digits = static_cast<DigitSet>(digits | 1u << digit);
      }
      if (!Take(']')) return Fail();
    } else if (Take('\\')) {
      if (!Take('d')) return Fail();
      digits = kAnyDigit;
    } else {
      const int digit = DigitHere();
      if (digit < 0) return Fail();
      digits = static_cast<DigitSet>(1u << digit);
    }
    const Fragment atom{nfa_->Add(), nfa_->Add()};
    nfa_->states[static_cast<std::size_t>(atom.start)].digits = digits;
    nfa_->states[static_cast<std::size_t>(atom.start)].to = atom.end;
    return atom;
  }

  int DigitHere() {
    if (position_ >= pattern_.size() || pattern_[position_] < '0' || pattern_[position_] > '9')
      return -1;
    return pattern_[position_++] - '0';
  }

  std::string_view pattern_;
  Nfa* nfa_;
  std::size_t position_ = 0;
  bool failed_ = false;
};

void Close(const Nfa& nfa, std::set<int>* set) {
  std::vector<int> work(set->begin(), set->end());
  while (!work.empty()) {
    const int state = work.back();
    work.pop_back();
    for (const int next : nfa.states[static_cast<std::size_t>(state)].empty) {
      if (set->insert(next).second) work.push_back(next);
    }
  }
}

}  // namespace

DigitAutomaton::DigitAutomaton() { Intern(Row{}); }

std::uint16_t DigitAutomaton::Intern(const Row& row) {
  const auto [it, is_new] = states_.emplace(row, static_cast<std::uint16_t>(states_.size()));
  if (is_new) {
    next_.insert(next_.end(), row.begin(), row.begin() + 10);
    accepting_.push_back(static_cast<std::uint8_t>(row[10]));
  }
  return it->second;
}

Result<std::uint16_t> DigitAutomaton::Add(std::string_view pattern) {
  Nfa nfa;
  const std::optional<Fragment> all = Parser(pattern, &nfa).Parse();
  if (!all)
    return Error{ErrorCode::kRulesInvalid,
                 "a numbering plan has a pattern that is not understood: " + std::string(pattern)};
  // Subset construction from the end: a set of states is worth its successors' worth, so equal
  // futures become one state at once. That terminates because no pattern repeats without bound.
  std::map<std::set<int>, std::uint16_t> known;
  const std::function<std::uint16_t(const std::set<int>&)> visit =
      [&](const std::set<int>& set) -> std::uint16_t {
    if (set.empty()) return 0;
    if (const auto it = known.find(set); it != known.end()) return it->second;
    Row row{};
    for (unsigned digit = 0; digit < 10; ++digit) {
      std::set<int> moved;
      for (const int state : set) {
        const Nfa::State& from = nfa.states[static_cast<std::size_t>(state)];
        if ((from.digits >> digit & 1u) != 0) moved.insert(from.to);
      }
      Close(nfa, &moved);
      row[digit] = visit(moved);
    }
    row[10] = set.contains(all->end) ? 1 : 0;
    const std::uint16_t state = Intern(row);
    known.emplace(set, state);
    return state;
  };
  std::set<int> start{all->start};
  Close(nfa, &start);
  return visit(start);
}

}  // namespace presend
