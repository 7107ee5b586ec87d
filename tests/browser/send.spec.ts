import { expect, test } from './demo.js';

const TEXT = 'Thank you for the offer to look at it, my address is john@gmail.com';

test('a blocked message is refused, with the server’s reason, and is not stored', async ({
  demo,
  page,
}) => {
  await demo.open();
  await demo.textarea.fill(TEXT);
  const { status, body } = await demo.press();
  expect(status).toBe(422);
  expect(body.decision.verdict).toBe('block');
  expect(body.agreed).toBe(true);
  await expect(page.locator('#outcome')).toContainText(body.decision.findings[0]?.headline ?? '?');
  await expect(demo.textarea).toHaveValue(TEXT);
  await expect(page.locator('#thread')).toBeHidden();
  await demo.textarea.press('End');
  await demo.textarea.press('Backspace');
  await expect(page.locator('#outcome')).toBeEmpty();
});

test('a claimed exception is accepted by the server, and the message goes out', async ({
  demo,
  page,
}) => {
  await demo.open();
  await demo.textarea.fill(TEXT);
  await demo.cards.locator('[data-key="claim:system_access"]').click();
  await expect(demo.cards).toHaveAttribute('data-outcome', 'advise');
  await expect(demo.cards.locator('.condition')).not.toBeEmpty();
  await expect(page.locator('#findings [data-field="exception"]')).toHaveText('access to a system');
  const { status, body } = await demo.press();
  expect(status).toBe(201);
  expect(body.decision.declared).toEqual([
    { purpose: 'system_access', kind: 'email', value: 'john@gmail.com', accepted: true, why: null },
  ]);
  await expect(page.locator('#thread .bubble')).toHaveText([TEXT]);
  await expect(demo.textarea).toHaveValue('');
  await expect(demo.textarea).toBeFocused();
});

test('a claim that is taken back counts no more', async ({ demo }) => {
  await demo.open();
  await demo.textarea.fill(TEXT);
  await demo.cards.locator('[data-key="claim:system_access"]').click();
  await demo.cards.locator('[data-key="unclaim"]').click();
  await expect(demo.cards).toHaveAttribute('data-outcome', 'block');
  expect((await demo.press()).status).toBe(422);
});

test('the facts of the conversation decide on both sides', async ({ demo, page }) => {
  await demo.open();
  await demo.textarea.fill(TEXT);
  await expect(demo.cards).toHaveCount(1);
  await page.locator('[name="recipient.plan"]').selectOption('enterprise');
  await expect(demo.cards).toHaveCount(0);
  await expect(page.locator('#panel .note')).not.toBeEmpty();
  const { status, body } = await demo.press();
  expect(status).toBe(201);
  expect(body.decision.findings[0]).toMatchObject({
    basis: 'lifted',
    exception: 'enterprise_client',
  });
});

test('what the sender claims about the facts counts for nothing', async ({
  demo,
  page,
  complaints,
}) => {
  await demo.open();
  const statuses = await page.evaluate(async (text) => {
    const post = async (body: unknown): Promise<number> => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      };
      return (await fetch('messages', init)).status;
    };
    return [
      await post({ text, context: { contract: 'active' } }),
      await post({
        text,
        context: { relation: 'pre_existing', recipient: { role: 'client', plan: 'enterprise' } },
      }),
      await post({
        text,
        declared: [{ purpose: 'portfolio', kind: 'email', value: 'john@gmail.com' }],
      }),
      await post({ text, verdict: 'clear' }),
    ];
  }, TEXT);
  expect(statuses).toEqual([422, 422, 422, 400]);
  expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);
});

test('a page that lies about its own check is found out, and told so', async ({ demo, page }) => {
  await demo.open();
  await page.route('**/messages', async (route) => {
    const body = route.request().postDataJSON() as { client: object } | null;
    if (!body) return route.continue();
    const client = { ...body.client, verdict: 'clear' };
    return route.continue({ postData: JSON.stringify({ ...body, client }) });
  });
  await demo.textarea.fill(TEXT);
  const { status, body } = await demo.press();
  expect(status).toBe(422);
  expect(body.agreed).toBe(false);
  await expect(page.locator('#outcome [data-part="differs"]')).toBeVisible();
});

test('the page’s own check and the server’s agree, also on what was said before', async ({
  demo,
  page,
}) => {
  await demo.open();
  for (const [text, expected] of [
    ['my number, first part: 415', 201],
    ['555', 201],
    ['2671', 422], // the parts are put together, on both sides
  ] as const) {
    await demo.textarea.fill(text);
    const { status, body } = await demo.press();
    expect(status).toBe(expected);
    expect(body.agreed).toBe(true);
    await expect(page.locator('#outcome [data-part="differs"]')).toBeHidden();
  }
});

test('a contact detail in the rich editor is refused as well', async ({ demo }) => {
  await demo.open('#editor=editable');
  await demo.field.pressSequentially(TEXT);
  await expect(demo.cards).toHaveCount(1);
  expect((await demo.press()).status).toBe(422);
});

test('an unknown word is said where the facts are, and the last good ones hold', async ({
  demo,
  page,
}) => {
  await demo.open('#surface=wall&text=john@gmail.com');
  await expect(page.locator('#facts-error')).toContainText('wall');
  await page.locator('[name="surface"]').selectOption('proposal');
  await expect(page.locator('#facts-error')).toBeHidden();
  await expect(demo.cards).toHaveCount(1);
});

test('the state of the page is in its address', async ({ demo, page }) => {
  await demo.open();
  await demo.textarea.fill('a & b');
  await page.locator('[name="contract"]').selectOption('active');
  await expect(page).toHaveURL(/#text=a\+%26\+b&contract=active$/);
  await page.reload();
  await expect(demo.textarea).toHaveValue('a & b');
  await expect(page.locator('[name="contract"]')).toHaveValue('active');
});
