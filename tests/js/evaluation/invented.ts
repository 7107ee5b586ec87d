/** A small labelled set, invented, with the answers to score: every rule of scoring is met once at least. */
export interface Finding {
  readonly kind: string;
  readonly act?: string;
  readonly app?: string | null;
  readonly start: number;
  readonly end: number;
}

export interface LabelledText {
  readonly id: string;
  readonly text: string;
  readonly labels?: readonly { start: number; end: number; kind: string }[];
  readonly expect?: string;
  readonly kinds?: readonly string[];
  readonly scope?: readonly string[];
  readonly tags?: readonly string[];
  readonly soft?: boolean;
  readonly brand?: readonly string[];
  readonly url_kind?: string;
}

interface Answer {
  readonly id: string;
  readonly decision?: { verdict: string; findings: readonly Finding[] };
  readonly error?: { code: string; message: string };
}

const rows: [LabelledText, string | null, ...Finding[]][] = [
  [
    {
      id: 'a-1',
      text: 'ring 0171 2345678 or mail b@c.example',
      labels: [
        { start: 5, end: 17, kind: 'phone' },
        { start: 26, end: 37, kind: 'email' },
      ],
      scope: ['phone', 'email'],
    },
    'block',
    { kind: 'phone', act: 'share', start: 5, end: 17 },
    { kind: 'website', act: 'share', start: 28, end: 37 },
  ],
  [{ id: 'a-2', text: 'nothing here', labels: [], scope: ['phone', 'email', 'url'] }, 'clear'],
  [
    { id: 'a-3', text: 'only 12 34 56 78 units', labels: [], scope: ['phone', 'handle'] },
    'ask',
    { kind: 'phone', act: 'share', start: 5, end: 16 },
    { kind: 'phone', act: 'share', start: 17, end: 22 },
    { kind: 'handle', act: 'mention', start: 0, end: 4 },
  ],
  [
    {
      id: 'a-4',
      text: 'see zoom.example/j/1 and cal.example/me',
      labels: [{ start: 4, end: 20, kind: 'url' }],
      scope: ['url', 'handle'],
      url_kind: 'meeting',
    },
    'ask',
    { kind: 'meeting_link', act: 'mention', start: 4, end: 20 },
    { kind: 'social_profile', act: 'share', start: 25, end: 39 },
  ],
  [
    {
      id: 'a-5',
      text: 'profile at net.example/anna',
      labels: [{ start: 11, end: 27, kind: 'url' }],
      scope: [],
      url_kind: 'social_profile',
    },
    'advise',
    { kind: 'website', act: 'share', start: 11, end: 27 },
  ],
  [
    { id: 'a-6', text: 'your chat app?', expect: 'some', kinds: ['other'], scope: ['other'] },
    'block',
    { kind: 'email', act: 'request', start: 0, end: 9 },
  ],
  [
    { id: 'a-7', text: 'a three one', expect: 'some', kinds: ['phone'], scope: ['phone', 'email'] },
    'block',
    { kind: 'handle', act: 'share', app: 'telegram', start: 2, end: 11 },
  ],
  [
    { id: 'a-8', text: 'four five', expect: 'some', kinds: ['phone'], scope: ['phone'] },
    'clear',
    { kind: 'phone', act: 'refuse', start: 0, end: 4 },
  ],
  [
    {
      id: 'a-9',
      text: 'is Brand.example good?',
      labels: [],
      scope: ['url'],
      brand: ['brand.example'],
    },
    'ask',
    { kind: 'website', act: 'share', start: 3, end: 16 },
  ],
  [
    { id: 'a-10', text: 'not counted', labels: [], scope: ['phone'], tags: ['unscored'] },
    'block',
    { kind: 'phone', act: 'share', start: 0, end: 3 },
  ],
  [
    {
      id: 'a-11',
      text: 'maybe 5 5 5',
      labels: [{ start: 6, end: 11, kind: 'phone' }],
      scope: ['phone'],
      soft: true,
    },
    'clear',
  ],
  [
    { id: 'a-12', text: 'x1 y2', labels: [], scope: ['handle'], tags: ['contestable'] },
    'ask',
    { kind: 'handle', act: 'share', start: 0, end: 2 },
  ],
  [{ id: 'a-13', text: 'broken', labels: [], scope: ['phone'] }, null],
  [
    {
      id: 'a-14',
      text: '😀 on tg',
      labels: [{ start: 6, end: 8, kind: 'other' }],
      scope: ['other', 'url'],
    },
    'block',
    { kind: 'channel', act: 'move_off', app: 'telegram', start: 6, end: 8 },
  ],
];

export const texts: readonly LabelledText[] = rows.map(([text]) => text);

export const answers: readonly Answer[] = rows.map(([{ id }, verdict, ...findings]) =>
  verdict === null
    ? { id, error: { code: 'bad_input', message: 'no' } }
    : { id, decision: { verdict, findings } },
);

/** What the reference implementation of the scoring counts: part, what, of which, labels or texts, hits, hits of any kind. */
export const counts: readonly (readonly [string, string, string, number, number, number?])[] = [
  ['plain', 'alarm', 'email', 2, 0],
  ['plain', 'alarm', 'handle', 2, 1],
  ['plain', 'alarm', 'other', 1, 0],
  ['plain', 'alarm', 'phone', 3, 1],
  ['plain', 'alarm', 'url', 4, 1],
  ['plain', 'class', 'meeting', 1, 1],
  ['plain', 'class', 'social_profile', 1, 0],
  ['plain', 'errors', '', 1, 0],
  ['plain', 'recall', 'email', 1, 0, 1],
  ['plain', 'recall', 'other', 2, 2, 2],
  ['plain', 'recall', 'phone', 3, 1, 2],
  ['plain', 'recall', 'url', 2, 2, 2],
  ['plain', 'verdict', 'advise', 1, 0],
  ['plain', 'verdict', 'ask', 3, 0],
  ['plain', 'verdict', 'block', 4, 0],
  ['plain', 'verdict', 'clear', 2, 0],
  ['soft', 'alarm', 'handle', 1, 1],
  ['soft', 'alarm', 'phone', 1, 0],
  ['soft', 'recall', 'phone', 1, 0, 0],
  ['soft', 'verdict', 'ask', 1, 0],
  ['soft', 'verdict', 'clear', 1, 0],
];
