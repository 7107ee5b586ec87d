import { PresendError } from '../errors.js';

export type CommandName = 'check' | 'scan' | 'explain' | 'redact';

/** A command line that makes sense. */
export interface Arguments {
  readonly command: CommandName | 'help' | 'version';
  /** The message; undefined means standard input. */
  readonly text: string | undefined;
  readonly contextFile: string | undefined;
  /** In the order given: a dotted path and its value. */
  readonly set: readonly (readonly [path: string, value: string])[];
  readonly json: boolean;
  readonly all: boolean;
  readonly utf8Offsets: boolean;
}

const COMMANDS: readonly string[] = ['check', 'scan', 'explain', 'redact'];

function misused(message: string): PresendError {
  return new PresendError('invalid_arguments', message);
}

/** Reads a command line, without the program's own name. @throws PresendError `invalid_arguments` */
export function parseArguments(words: readonly string[]): Arguments {
  const [name, ...rest] = words;
  if (name === undefined) throw misused('a command is missing');
  if (name === '--help' || name === '-h') return { ...NOTHING, command: 'help' };
  if (name === '--version') return { ...NOTHING, command: 'version' };
  if (!COMMANDS.includes(name)) throw misused(`unknown command "${name}"`);
  const reader = new Reader(name as CommandName, rest);
  return reader.read();
}

const NOTHING: Omit<Arguments, 'command'> = {
  text: undefined,
  contextFile: undefined,
  set: [],
  json: false,
  all: false,
  utf8Offsets: false,
};

class Reader {
  readonly #command: CommandName;
  readonly #words: string[];
  readonly #set: (readonly [string, string])[] = [];
  #text: string | undefined;
  #contextFile: string | undefined;
  #flags = { json: false, all: false, utf8Offsets: false };

  constructor(command: CommandName, words: readonly string[]) {
    this.#command = command;
    this.#words = [...words];
  }

  read(): Arguments {
    let options = true;
    for (let word = this.#words.shift(); word !== undefined; word = this.#words.shift()) {
      if (options && word === '--') options = false;
      else if (options && (word === '--help' || word === '-h'))
        return { ...NOTHING, command: 'help' };
      else if (options && word.startsWith('-') && word !== '-') this.#option(word);
      else this.#message(word);
    }
    return {
      command: this.#command,
      text: this.#text === '-' ? undefined : this.#text,
      contextFile: this.#contextFile,
      set: this.#set,
      ...this.#flags,
    };
  }

  #option(word: string): void {
    switch (word) {
      case '--context':
        this.#contextFile = this.#value(word);
        return;
      case '--set':
        this.#set.push(setting(this.#value(word)));
        return;
      case '--offsets': {
        const value = this.#value(word);
        if (this.#command === 'redact') break;
        this.#flags.utf8Offsets = unit(value);
        return;
      }
      case '--all':
        if (this.#command === 'redact') break;
        this.#flags.all = true;
        return;
      case '--json':
        if (this.#command === 'scan' || this.#command === 'redact') break;
        this.#flags.json = true;
        return;
    }
    throw misused(`presend ${this.#command} has no option "${word}"`);
  }

  #value(option: string): string {
    const value = this.#words.shift();
    if (value === undefined) throw misused(`${option} needs a value`);
    return value;
  }

  #message(word: string): void {
    if (this.#command === 'scan')
      throw misused('presend scan takes no text; it reads standard input');
    if (this.#text !== undefined)
      throw misused('more than one text is given; put the message in quotes');
    this.#text = word;
  }
}

function setting(word: string): readonly [string, string] {
  const equals = word.indexOf('=');
  if (equals <= 0) throw misused(`--set needs NAME=VALUE, not "${word}"`);
  return [word.slice(0, equals), word.slice(equals + 1)];
}

function unit(word: string): boolean {
  if (word !== 'utf16' && word !== 'utf8')
    throw misused(`--offsets is utf16 or utf8, not "${word}"`);
  return word === 'utf8';
}
