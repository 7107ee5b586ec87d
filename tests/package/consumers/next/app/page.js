import { createChecker } from 'presend';

import { Composer } from './composer';

const TEXT = 'write to john@gmail.com';

export default async function Page() {
  const checker = await createChecker();
  const { verdict } = checker.check(TEXT);
  checker.dispose();
  return (
    <main>
      <p id="server">{verdict}</p>
      <Composer text={TEXT} />
    </main>
  );
}
