/** @jest-environment jsdom */
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getNodeByKey,
  $getRoot,
  createEditor,
  TextNode,
  type LexicalEditor,
} from 'lexical';

import { attachLexical } from '../../../js/adapters/lexical/index.js';
import { StateText } from '../../../js/adapters/lexical/state-text.js';
import { CheckerDouble } from '../composer/double.js';
import { errorWith } from '../errors.js';

function filled(): LexicalEditor {
  const editor = createEditor({
    onError(error) {
      throw error;
    },
  });
  editor.update(
    () => {
      $getRoot().append(
        $createParagraphNode().append(
          $createTextNode('to '),
          $createTextNode('john@').toggleFormat('bold'),
          $createTextNode('gmail.com'),
          $createLineBreakNode(),
          $createTextNode('second line'),
        ),
        $createParagraphNode(),
        $createParagraphNode().append($createTextNode('😀 last')),
      );
    },
    { discrete: true },
  );
  return editor;
}

test('the text is what Lexical itself gives', () => {
  filled().read(() => {
    expect(StateText.$read().text).toBe($getRoot().getTextContent());
    expect(StateText.$read().text).toBe('to john@gmail.com\nsecond line\n\n\n\n😀 last');
  });
});

test('a range of the text begins and ends in the nodes that say it', () => {
  filled().read(() => {
    const read = StateText.$read();
    for (let start = 0; start < read.text.length; start++) {
      for (let end = start + 1; end <= read.text.length; end++) {
        if (/^\n|\n$/.test(read.text.slice(start, end))) continue;
        const points = read.points({ start, end });
        if (!points) throw new Error('no points');
        const { anchor, focus } = points;
        expect((read.place(anchor.key)?.start ?? -1) + anchor.offset).toBe(start);
        expect((read.place(focus.key)?.start ?? -1) + focus.offset).toBe(end);
        expect($getNodeByKey(anchor.key)).toBeInstanceOf(TextNode);
      }
    }
    expect(read.place('none')).toBeNull();
  });
});

test('an editor that is nowhere on the page is refused', () => {
  expect(() => attachLexical(filled(), { checker: new CheckerDouble() })).toThrow(
    errorWith('invalid_arguments'),
  );
});
