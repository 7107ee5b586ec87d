import type { Decision } from 'presend';

import { PAGES } from '../../demo/src/state.js';
import { AXE, axeFindings } from '../pages/axe.js';
import { CONTENT } from '../pages/demo-views.js';
import { demoOrigin } from '../pages/servers.js';
import { deep, expect, test, type FirefoxPage } from './firefox.js';

const FINDINGS =
  '#text=Samples%3A+https%3A%2F%2Fwww.behance.net%2Fana+and+john%40gmail.com+and+example-shop.com&surface=proposal';
const TEXT = 'Reach me at john@gmail.com please';

/** Opens the demo in the state that a fragment tells, and waits until it checks. */
async function open({ page }: FirefoxPage, hash = ''): Promise<void> {
  await page.goto('about:blank'); // else a new fragment is the same page
  await page.goto(`${demoOrigin()}${hash}`);
  await page.waitForSelector('#policy:not(:empty)');
}

async function violations({ page }: FirefoxPage): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(axeFindings);
}

/** The key of the button of the panel that has the focus, else the id of the element that has it. */
function focus({ page }: FirefoxPage): Promise<string | null | undefined> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return active?.shadowRoot?.activeElement?.getAttribute('data-key') ?? active?.id;
  });
}

for (const colours of ['light', 'dark'] as const) {
  test.describe(colours, () => {
    test.use({ colours });

    test('every view opens without a complaint, in the colours that the user has chosen', async ({
      firefox,
    }) => {
      for (const view of PAGES) {
        await open(
          firefox,
          `#page=${view}&text=Write+to+john%40gmail.com+or+see+invoice+4155552671`,
        );
        const content = view === 'try' ? deep(CONTENT.try) : CONTENT[view];
        await firefox.page.waitForSelector(content, { visible: true });
      }
      const ground = await firefox.page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor,
      );
      const [red = NaN] = (/\d+/.exec(ground) ?? []).map(Number);
      if (colours === 'dark') expect(red).toBeLessThan(64);
      else expect(red).toBeGreaterThan(192);
    });

    for (const editor of ['textarea', 'editable']) {
      test(`axe finds nothing in the page with the ${editor} and its findings`, async ({
        firefox,
      }) => {
        await open(firefox, `${FINDINGS}&editor=${editor}`);
        await firefox.expectCount('#panel .card', 3);
        expect(await violations(firefox)).toEqual([]);
      });
    }
  });
}

test('Tab leads from the text past Send to the card, Enter claims, Escape leads back', async ({
  firefox,
}) => {
  await open(firefox);
  await firefox.page.focus('#message');
  await firefox.type(TEXT);
  await firefox.expectCount('#panel .card', 1);
  await firefox.press('Tab');
  expect(await focus(firefox)).toBe('send');
  await firefox.press('Tab');
  expect(await focus(firefox)).toMatch(/^claim:/);
  await firefox.expectCount('#panel .card[aria-current="true"]', 1);
  await firefox.press('Enter');
  await firefox.expectCount('#panel .card[data-outcome="advise"]', 1);
  expect(await focus(firefox)).toBe('unclaim');
  await firefox.press('Escape');
  expect(await focus(firefox)).toBe('message');
});

test('a blocked message is refused by the server, with whom the page agrees, and is not stored', async ({
  firefox,
}) => {
  const { page } = firefox;
  await open(firefox);
  await page.focus('#message');
  await firefox.type(TEXT);
  const answered = page.waitForResponse((response) => response.url().endsWith('/messages'));
  await page.click('#send');
  const response = await answered;
  expect(response.status()).toBe(422);
  const body = (await response.json()) as { decision: Decision; agreed: boolean | null };
  expect(body).toMatchObject({ decision: { verdict: 'block' }, agreed: true });
  const headline = body.decision.findings[0]?.headline ?? '?';
  await expect
    .poll(() => page.$eval('#outcome', (outcome) => outcome.textContent))
    .toContain(headline);
  expect(await page.$eval('#message', (field) => (field as HTMLTextAreaElement).value)).toBe(TEXT);
  expect(await page.$eval('#thread', (thread) => thread.checkVisibility())).toBe(false);
});

test('the page asks for Trusted Types, and Firefox enforces them as far as it has them', async ({
  firefox,
}) => {
  await open(firefox);
  const [has, refused] = await firefox.page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<b>text</b>';
      return ['trustedTypes' in window, false];
    } catch {
      return ['trustedTypes' in window, true];
    }
  });
  // A Firefox without them takes the string: then the other tests show that the page works, and not that it is held to it.
  test.info().annotations.push({
    type: 'Trusted Types',
    description: has ? 'enforced by this Firefox' : 'unknown to this Firefox: nothing is enforced',
  });
  expect(refused).toBe(has);
  if (has) {
    const heard = (): string => firefox.complaints.join();
    await expect.poll(heard).toContain('violated require-trusted-types-for');
    firefox.complaints.length = 0;
  }
});
