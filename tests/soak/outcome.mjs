// What a long run expected and what came of it: lines on stderr for people, one line of JSON on stdout for what started it.

export class Outcome {
  #name;
  #passed = 0;
  #failed = 0;

  constructor(name) {
    this.#name = name;
  }

  tell(line) {
    console.error(`${this.#name}: ${line}`);
  }

  /** @param {string} [otherwise] what is told beside it when it does not hold */
  expect(what, holds, otherwise = '') {
    if (holds) this.#passed++;
    else this.#failed++;
    this.tell(`${holds ? 'ok' : 'FAILED'}: ${what}${!holds && otherwise ? ` (${otherwise})` : ''}`);
  }

  /** Ends the run: exit code 1 when anything failed. */
  end() {
    console.log(JSON.stringify({ passed: this.#passed, failed: this.#failed }));
    process.exitCode = this.#failed > 0 ? 1 : 0;
  }
}

/** The number given after an option, else the usual one. */
export function numberOf(option, usual) {
  const at = process.argv.indexOf(option);
  if (at < 0) return usual;
  const value = Number(process.argv[at + 1]);
  if (!(value > 0)) {
    console.error(`${option} wants a number above 0.`);
    process.exit(2);
  }
  return value;
}
