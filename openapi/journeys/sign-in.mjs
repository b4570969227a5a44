// Signs in through Swagger UI, as an administrator does who opens the documentation and tries a write, in a headless
// Chromium; on the way it looks at the sign-in page in both languages, with a fault, narrow and dark.
//
//   BASE       where the API is; http://127.0.0.1:8080/kompetensbyran/v1 unless told
//   EMAIL, PASSWORD of an administrator; those of the demo, which the start of the embedded mode prints
//   SHOTS      a directory for pictures; none are kept unless told
//   CHROMIUM   the browser; /usr/bin/chromium unless told

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const base = process.env.BASE ?? 'http://127.0.0.1:8080/kompetensbyran/v1';
const { EMAIL: email = 'demo.administrator@example.org', PASSWORD: password, SHOTS: shots } = process.env;
assert(password, 'PASSWORD is not set');
if (shots) mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

async function context(options = {}) {
  const it = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1000, height: 900 }, ...options });
  it.on('page', page => page.on('console', line => {
    if (line.type() === 'error' && !/favicon|status of 400/.test(line.text())) console.log('console:', line.text());
  }));
  return it;
}

async function picture(page, name, fullPage = true) {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage });
}

const question = new URLSearchParams({
  response_type: 'code',
  client_id: '01976f2e-5c00-7000-8000-0000000000a1',
  redirect_uri: `${base}/docs/oauth2-redirect.html`,
  state: 'x',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
});

/** The page by itself: without scripts, in every dress. */
async function look() {
  const plain = await context({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(`${base}/oauth/authorize?${question}`);
  assert.equal(await page.title(), 'Logga in – Kompetensbyrån');
  await picture(page, 'sign-in-sv');
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(await page.title(), 'Sign in – Kompetensbyrån');
  await picture(page, 'sign-in-en');
  await page.getByLabel('E-mail address').fill('nobody@example.org');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  assert.equal(await page.title(), 'Error: Sign in – Kompetensbyrån');
  assert.equal(await page.getByRole('alert').count(), 1);
  await picture(page, 'sign-in-en-fault');
  await plain.close();

  for (const [name, options] of Object.entries({
    narrow: { viewport: { width: 320, height: 640 } },
    dark: { colorScheme: 'dark' },
    zoomed: { viewport: { width: 500, height: 450 }, deviceScaleFactor: 2 },
  })) {
    const dressed = await context(options);
    const other = await dressed.newPage();
    await other.goto(`${base}/oauth/authorize?${question}`);
    await other.getByRole('button').click();
    const overflow = await other.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert(overflow <= 0, `${name}: ${overflow} pixels to the side`);
    await picture(other, `sign-in-${name}`);
    await dressed.close();
  }
}

/** The keyboard alone leads in, and the focus is seen. */
async function keyboard() {
  const it = await context();
  const page = await it.newPage();
  await page.goto(`${base}/oauth/authorize?${question}`);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'email');
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'password');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, 'solid');
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=alert]');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'alert');
  for (const target of await page.locator('a, button, input:visible').all()) {
    const box = await target.boundingBox();
    assert(box.height >= 24 && box.width >= 24, `too small: ${await target.innerText()}`);
  }
  await it.close();
}

/** Authorize in Swagger UI, and a write. */
async function documentation() {
  const it = await context({ locale: 'en-GB', viewport: { width: 1280, height: 1000 } });
  const page = await it.newPage();
  await page.goto(`${base}/docs/`);
  await page.getByRole('button', { name: 'Authorize' }).first().click();
  const flow = page.locator('.auth-container').filter({ hasText: '(OAuth2, authorizationCode with PKCE)' });
  await flow.locator('a[data-all]').click();
  await picture(page, 'swagger-authorize', false);
  const [popup] = await Promise.all([
    it.waitForEvent('page'),
    flow.locator('button.authorize').click(),
  ]);
  await popup.getByLabel('E-mail address').fill(email);
  await popup.getByLabel('Password').fill(password);
  await picture(popup, 'swagger-sign-in');
  await Promise.all([popup.waitForEvent('close'), popup.getByRole('button', { name: 'Sign in' }).click()]);
  await flow.getByText('Logout').waitFor();
  await picture(page, 'swagger-authorized', false);
  await flow.locator('button.btn-done').click();

  await page.locator('#operations-tag-Organisations').click();
  const operation = page.locator('[id$="organisationsEnter"]').first();
  await operation.locator('.opblock-summary-control').first().click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  await operation.locator('textarea').fill(JSON.stringify({ name: `Påhittad förening ${Date.now()}` }));
  const [answer] = await Promise.all([
    page.waitForResponse(response => response.request().method() === 'POST' && response.url().endsWith('/organisations')),
    operation.getByRole('button', { name: 'Execute' }).click(),
  ]);
  assert.equal(answer.status(), 201);
  await operation.locator('.live-responses-table').scrollIntoViewIfNeeded();
  await picture(page, 'swagger-created', false);
  await it.close();
}

try {
  await look();
  await keyboard();
  await documentation();
  console.log('Signed in through Swagger UI and created an organisation.');
} finally {
  await browser.close();
}
