import { createChecker } from 'presend';
import { createWorkerChecker } from 'presend/worker';

test('presend decides', async () => {
  const checker = await createChecker();
  const worker = await createWorkerChecker();
  expect(checker.check('write to john@gmail.com').verdict).toBe('block');
  expect((await worker.check('write to john@gmail.com')).verdict).toBe('block');
  worker.dispose();
});
