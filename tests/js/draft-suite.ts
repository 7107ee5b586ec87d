import type { CheckerOptions, Context } from 'presend';

import { errorWith } from './errors.js';
import { called, TEXT, type Subject } from './subject.js';

/** What holds of a checker's drafts, wherever it runs. */
export function draftSuiteOf(
  checker: () => Subject,
  start: (options?: CheckerOptions) => Promise<Subject>,
): void {
  describe('a draft', () => {
    test('follows an editor and gives the decision of the whole text', async () => {
      const draft = await checker().draft({ surface: 'proposal' });
      expect(draft.text).toBe('');
      expect((await draft.replace(0, 0, 'write to john@gmail')).verdict).toBe(
        (await checker().check('write to john@gmail', { surface: 'proposal' })).verdict,
      );
      const decision = await draft.replace(19, 19, '.com');
      expect(draft.text).toBe(TEXT);
      expect(decision).toEqual(await checker().check(TEXT, { surface: 'proposal' }));
      expect(Object.isFrozen(decision.findings)).toBe(true);
      expect((await draft.replace(9, 23, 'me')).verdict).toBe('clear');
      expect(draft.text).toBe('write to me');
      draft.dispose();
    });

    test('goes on under another context, which it reads once', async () => {
      const draft = await checker().draft();
      expect((await draft.replace(0, 0, TEXT)).verdict).toBe('block');
      const context = { contract: 'active' };
      expect((await draft.setContext(context)).verdict).toBe('clear');
      context.contract = 'none';
      expect((await draft.replace(0, 0, 'Please ')).verdict).toBe('clear');
      expect(await draft.setContext()).toEqual(await checker().check(`Please ${TEXT}`));
      draft.dispose();
    });

    test('has what is clear if that is asked for', async () => {
      const draft = await checker().draft({ contract: 'active' }, { all: true });
      expect((await draft.replace(0, 0, TEXT)).findings).toMatchObject([{ outcome: 'clear' }]);
      draft.dispose();
    });

    test('can be told apart from other drafts', async () => {
      const one = await checker().draft();
      const other = await checker().draft({ contract: 'active' });
      await one.replace(0, 0, TEXT);
      await other.replace(0, 0, 'Hello');
      expect((await other.replace(5, 5, ` ${TEXT}`)).verdict).toBe('clear');
      expect((await one.replace(0, 0, 'Hello ')).verdict).toBe('block');
      expect([one.text, other.text]).toEqual([`Hello ${TEXT}`, `Hello ${TEXT}`]);
      one.dispose();
      other.dispose();
    });

    test.each<readonly [string, number, number, unknown]>([
      ['before the text', -1, 0, ''],
      ['after the text', 0, 6, ''],
      ['that ends before it starts', 3, 2, ''],
      ['of half a unit', 0.5, 1, ''],
      ['that is none', NaN, 1, ''],
      ['with something that is no text', 0, 0, 7],
    ])('refuses an edit %s, and stays as it is', async (_name, from, to, inserted) => {
      const draft = await checker().draft();
      await draft.replace(0, 0, 'Hello');
      await expect(called(() => draft.replace(from, to, inserted as string))).rejects.toThrow(
        errorWith('invalid_arguments'),
      );
      expect(draft.text).toBe('Hello');
      expect((await draft.replace(5, 5, ` ${TEXT}`)).verdict).toBe('block');
      draft.dispose();
    });

    test('refuses a context, and keeps the one before', async () => {
      for (const [context, code] of [
        [{ surface: 'wall' }, 'unknown_word'],
        [{ surfaces: 'message' }, 'unknown_key'],
        [7, 'invalid_arguments'],
      ] as const) {
        await expect(called(() => checker().draft(context as Context))).rejects.toThrow(
          errorWith(code),
        );
        const draft = await checker().draft({ contract: 'active' });
        await draft.replace(0, 0, TEXT);
        await expect(called(() => draft.setContext(context as Context))).rejects.toThrow(
          errorWith(code),
        );
        expect((await draft.replace(0, 0, 'Please ')).verdict).toBe('clear');
        draft.dispose();
      }
    });

    test('follows the editor through a text that is too long', async () => {
      const draft = await checker().draft();
      await draft.replace(0, 0, TEXT);
      const long = 'x'.repeat(17 * 1024 * 1024);
      await expect(called(() => draft.replace(0, 0, long))).rejects.toThrow(
        errorWith('text_too_long'),
      );
      await expect(called(() => draft.setContext({ contract: 'active' }))).rejects.toThrow(
        errorWith('text_too_long'),
      );
      expect(draft.text).toHaveLength(long.length + TEXT.length);
      expect((await draft.replace(0, long.length, 'Please ')).verdict).toBe('clear');
      expect((await draft.setContext()).verdict).toBe('block');
      draft.dispose();
    });

    test('that was disposed of answers every call with an error', async () => {
      const draft = await checker().draft();
      await draft.replace(0, 0, TEXT);
      draft[Symbol.dispose]();
      draft.dispose();
      await expect(called(() => draft.replace(0, 0, 'x'))).rejects.toThrow(errorWith('disposed'));
      await expect(called(() => draft.setContext({}))).rejects.toThrow(errorWith('disposed'));
    });

    test('ends with its checker', async () => {
      const one = await start();
      const draft = await one.draft();
      one.dispose();
      await expect(called(() => draft.replace(0, 0, 'x'))).rejects.toThrow(errorWith('disposed'));
      await expect(called(() => draft.setContext({}))).rejects.toThrow(errorWith('disposed'));
    });
  });
}
