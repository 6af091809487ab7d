import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { sharedServiceUrl } from '../service/shared-service';
import { describeWhere } from '../support/describe-where';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** Set to a path to keep a picture of the page: the one in the README is made so. */
const picture = process.env.SWAGGER_PICTURE;

const absence = `there is no Chromium at ${executablePath} (apt-get install chromium)`;

describeWhere(existsSync(executablePath), absence, 'Swagger UI in emulator mode', () => {
  const url = sharedServiceUrl();
  let browser: Browser;
  let page: Page;
  const foreignRequests: string[] = [];
  const consoleErrors: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 1400 } });
    // No verdict depends on the pace of the machine.
    page.setDefaultTimeout(120_000);
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
        foreignRequests.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') consoleErrors.push(message.text());
    });
    await page.goto(`${url}/docs`);
    await page.waitForSelector('.opblock');
    if (picture !== undefined) await page.screenshot({ path: join(process.cwd(), picture) });
  });

  afterAll(async () => {
    await browser.close();
  });

  /** Opens an operation, fills its body if it has one, executes it; the status it answers. */
  async function tryOut(method: string, path: string, body?: object): Promise<string> {
    const block = page.locator(`.opblock-${method}`, { has: page.locator(`[data-path="${path}"]`) });
    // The page draws the sections that come into view.
    for (let turn = 0; turn < 200 && (await block.count()) === 0; turn += 1) {
      await page.mouse.wheel(0, 1000);
      await page.waitForTimeout(50);
    }
    await block.locator('.opblock-summary').click();
    if (body !== undefined) await block.locator('textarea.body-param__text').fill(JSON.stringify(body));
    await block.locator('.execute').click();
    const status = block.locator('.live-responses-table tbody .response-col_status').first();
    const text = await status.innerText();
    await block.locator('.opblock-summary').click();
    return text.trim().split(/\s/)[0] ?? '';
  }

  it('is authorised already: users and calls are written and read without a further step', async () => {
    expect(await tryOut('put', '/users', { users: [{ id: 'reader', name: 'Reader' }] })).toBe('200');
    expect(
      await tryOut('post', '/calls', {
        type: 'default',
        id: 'from-the-page',
        data: { created_by_id: 'reader' },
      }),
    ).toBe('201');
    expect(await tryOut('get', '/call-types')).toBe('200');
  });

  it('takes its assets from the cache of the browser when it is opened again', async () => {
    await page.goto(`${url}/docs`);
    await page.waitForSelector('.opblock');
    const transferred = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((entry) => [entry.name, (entry as unknown as { transferSize: number }).transferSize] as const),
    );
    const assets = transferred.filter(([name]) => name.includes('?v=') && !name.includes('favicon'));

    expect(assets.length).toBeGreaterThanOrEqual(3);
    expect(assets.map(([, bytes]) => bytes)).toEqual(assets.map(() => 0));
  });

  it('loads nothing from other hosts and reports no error', () => {
    expect(foreignRequests).toEqual([]);
    expect(consoleErrors).toEqual([]);
  });
});
