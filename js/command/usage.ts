/** What the command says about itself. The native command of the same name says this first, then what it alone has. */
export const USAGE = `Usage: presend check   [options] [TEXT | -]   one message, marked and explained
       presend scan    [options] < in.jsonl   a decision for each line of JSON
       presend explain [options] [TEXT | -]   how the decision about one message came about
       presend redact  [options] [TEXT | -]   the message with what is blocked taken out

Without TEXT, or with -, the message is read from standard input.

Options:
  --context FILE         the context of the message, as JSON
  --set NAME=VALUE       one value of the context, such as sender.plan=plus; can be repeated
  --json                 check, explain: the decision as JSON
  --all                  check, scan, explain: also report what is clear
  --offsets utf16|utf8   check, scan, explain: what start and end count in JSON: UTF-16 code units (the default) or bytes
  --help                 print this
  --version              print the version
`;
