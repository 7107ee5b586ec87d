import { fromHash, toHash, type DemoState } from '../../../demo/src/state.js';

const everything: DemoState = {
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
};

test('a state comes back from its address', () => {
  expect(fromHash(toHash(everything))).toEqual(everything);
});

test('the ordinary state has no address', () => {
  expect(toHash({ editor: 'textarea', text: '', context: {} })).toBe('');
  expect(fromHash('')).toEqual({ editor: 'textarea', text: '', context: {} });
});

test('words are taken as they are, and broken lists are left out', () => {
  expect(fromHash('#surface=wall&declared=[&recent=7').context).toEqual({ surface: 'wall' });
});
