"""The shared library through Python's ctypes (examples/python): the conformance cases in every locale, against the native
command, byte for byte; redaction both ways; texts of a pack of one's own; and errors.

    python_test.py PROJECT LIBRARY COMMAND BUILD
"""

import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

project, library, command, build = sys.argv[1:]
sys.path.insert(0, f"{project}/examples/python")
from presend_ctypes import ALL, ASK, UTF8_OFFSETS, Checker, PresendError  # noqa: E402

cases = []
for file in sorted(pathlib.Path(project, "tests/conformance").glob("*.jsonl")):
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if "error" not in case["expect"]:
            cases.append({k: case[k] for k in ("text", "context") if k in case})
assert len(cases) > 1000, len(cases)
locales = sorted(file.stem for file in pathlib.Path(project, "rules/explanations").glob("*.yaml"))
assert len(locales) == 10, locales
for number, case in enumerate(cases[:]):
    locale = locales[number % len(locales)]
    cases.append({**case, "context": {**case.get("context", {}), "locale": locale}})
for number, case in enumerate(cases, 1):
    case["id"] = number

with tempfile.TemporaryFile() as lines:
    for case in cases:
        lines.write(json.dumps(case).encode() + b"\n")

    def output(*words):
        lines.seek(0)
        return subprocess.run(words, stdin=lines, stdout=subprocess.PIPE, check=True).stdout

    expected = output(command, "scan")
    found = output(sys.executable, "-B", f"{project}/examples/python/presend_ctypes.py", library)
for one, other in zip(expected.splitlines(), found.splitlines(), strict=True):
    assert one == other, f"{one!r}\n{other!r}"

with Checker(library) as checker:
    changed = 0
    for case in cases:
        text = case["text"].encode()
        context = json.dumps(case.get("context", {})).encode()
        direct = checker.redact(text, context)
        for flags in (0, UTF8_OFFSETS):
            decision = checker.check(text, context, flags | ALL)
            assert checker.redact_decision(text, decision, flags=flags) == direct, text
        changed += direct != text
        assert checker.redact(text, context, b"", ASK) == checker.redact_decision(
            text, checker.check(text, context), b"", ASK
        )
    assert changed > 500, changed

    headlines = {checker.message(b"headlines.email.share", tag.encode()) for tag in locales}
    assert len(headlines) == len(locales), headlines

    # A pack that names other German texts speaks them when it is given them, and the built-in ones of other languages.
    usual = pathlib.Path(build, "default.de.texts").read_bytes()
    own = usual.replace(b"Das ist eine E-Mail-Adresse.", b"Das hier ist eine E-Mail-Adresse.")
    named, names = (hashlib.sha256(file).digest() for file in (usual, own))
    pack = pathlib.Path(build, "default.pack").read_bytes()
    assert own != usual and pack.count(named) == 1
    pack = pack.replace(named, names)
    for texts, german in [((), b"This is"), ((own,), b"Das hier ist")]:
        with Checker(library, pack, any_pack=True, texts=texts) as other:
            decision = json.loads(other.check(b"jo@gmail.com", b'{"locale":"de"}'))
            assert decision["findings"][0]["headline"].encode().startswith(german), decision
            french = other.message(b"headlines.email.share", b"fr")
            assert french == checker.message(b"headlines.email.share", b"fr"), french

    for call, code in [
        (lambda: checker.check(b"x", b'{"surfaces":"message"}'), "unknown_key"),
        (lambda: checker.check(b"x", b"{"), "invalid_json"),
        (lambda: checker.check(b"x", flags=1 << 20), "invalid_arguments"),
        (lambda: checker.check(b"x" * (16 * 1024 * 1024 + 1)), "text_too_long"),
        (lambda: Checker(library, b"no pack"), "pack_untrusted"),
        (lambda: Checker(library, b"no pack", any_pack=True), "pack_damaged"),
        (lambda: Checker(library, texts=[own]), "texts_untrusted"),
        (lambda: Checker(library, texts=[usual, b"none"]), "texts_damaged"),
    ]:
        try:
            call()
        except PresendError as error:
            assert error.code == code, error.code
        else:
            raise AssertionError(code)
print(f"{len(cases)} cases, {changed} redacted")
