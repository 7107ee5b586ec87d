import { fromHash, START, toHash, type DemoState } from '../../../demo/src/state.js';

const everything: DemoState = {
  page: 'explorer',
  theme: 'dark',
  width: '320',
  editor: 'editable',
  text: 'a & b = c\n#€😀 + %',
  context: {
    surface: 'proposal',
    contract: 'offered',
    policy: 'upwork',
    date: '2020-07-01',
    relation: 'met_here',
    locale: 'en',
    view: 'recipient',
    sender: { role: 'freelancer' },
    recipient: { role: 'client', plan: 'basic' },
    regions: ['US', 'IN'],
    allow: ['platform.example', 'help@platform.example'],
    declared: [{ purpose: 'portfolio', kind: 'website', value: null }],
    recent: [{ from: 'recipient', text: 'a, "b"' }],
  },
  explored: { kind: 'email', act: 'request' },
  compared: { before: 'upwork-before-2020-06-26', after: 'upwork-current' },
};

test('a state comes back from its address', () => {
  expect(fromHash(toHash(everything))).toEqual(everything);
});

test('the ordinary state has no address', () => {
  expect(toHash({})).toBe('');
  expect(toHash(START)).toBe('');
  expect(fromHash('')).toEqual(START);
});

test('words are taken as they are, and broken lists are left out', () => {
  expect(fromHash('#surface=wall&declared=[&recent=7').context).toEqual({ surface: 'wall' });
});

test('a view, an editor and colours that the page does not have are those of a first visit', () => {
  expect(fromHash('#page=wall&editor=quill5&theme=pink&width=7')).toEqual(START);
});
