// JSON text in canonical form: no spaces, characters unescaped but for what RFC 8259 requires.
#ifndef PRESEND_JSON_WRITER_H_
#define PRESEND_JSON_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace presend {

// Writes values one after the other; commas are its own business. Text must be well-formed UTF-8.
class JsonWriter {
 public:
  JsonWriter& BeginObject() { return Begin('{'); }
  JsonWriter& EndObject() { return End('}'); }
  JsonWriter& BeginArray() { return Begin('['); }
  JsonWriter& EndArray() { return End(']'); }
  // A name of ours, in which nothing has to be escaped.
  JsonWriter& Key(std::string_view name);
  JsonWriter& String(std::string_view text);
  JsonWriter& Number(std::int64_t number);
  JsonWriter& Bool(bool value);
  JsonWriter& Null();
  // Text that is JSON already.
  JsonWriter& Raw(std::string_view json);

  std::string take() { return std::move(out_); }

 private:
  JsonWriter& Begin(char bracket);
  JsonWriter& End(char bracket);
  void Separate();
  void AppendEscaped(std::string_view text);

  std::string out_;
  bool separate_ = false;  // whether the next value needs a comma before it
};

}  // namespace presend

#endif  // PRESEND_JSON_WRITER_H_
