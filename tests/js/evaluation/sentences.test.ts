import { load } from './modules.js';

const { sentencesOf } = await load('sentences.mjs');
const { isReallyThere } = await load('really.mjs');

const file = `Package: first
Description-md5: 0
Description-de: Ein kurzer Titel, der nicht zählt.
 Dieses Programm liest die Dateien eines
 anderen Programms. Es schreibt sie auch wieder.
 .
  * Ein Punkt einer Liste, der nicht zählt.
 Zu kurz. Und hier fehlt der Punkt am Ende

Package: second
Description-md5: 1
Description-de: Noch ein Titel
 Es schreibt sie auch wieder.
`;

test('takes distinct full sentences of running text, in an order that no package decides', () => {
  const sentences = sentencesOf(file, 'de');
  expect([...sentences].sort()).toEqual([
    'Dieses Programm liest die Dateien eines anderen Programms.',
    'Es schreibt sie auch wieder.',
  ]);
  const turned = file.split('\n\n').reverse().join('\n\n');
  expect(sentencesOf(turned, 'de')).toEqual(sentences);
});

test('joins the lines of scripts without spaces', () => {
  const lines =
    'Description-ja: 題\n これは古い機械のための小さな道具で、画面に時刻と\n 天気を大きく表示します。\n';
  expect(sentencesOf(lines, 'ja')).toEqual([
    'これは古い機械のための小さな道具で、画面に時刻と天気を大きく表示します。',
  ]);
});

test.each([
  ['see https://acme.example/a', 'https://acme.example/a', 'website', true],
  ['see www.acme.example', 'www.acme.example', 'website', true],
  ['write to b@acme.example', 'b@acme.example', 'email', true],
  ['see acme.org for more', 'acme.org', 'website', true],
  ['based on X.Org', 'X.Org', 'website', false],
  ['read notes.md first', 'notes.md', 'website', false],
  ['uses javax.acme.stream', 'javax.acme.stream', 'website', false],
  ['Seznam se', 'Seznam se', 'email', false],
  ['call 4155552671', '4155552671', 'phone', false],
])('%s: %s is really there as %s: %s', (text, part, kind, there) => {
  const start = text.indexOf(part);
  expect(isReallyThere(text, { kind, start, end: start + part.length })).toBe(there);
});
