// Chromium, with everything that a page must not do held against it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(process.env.MODULES, 'here.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const folder = process.env.REPORTS;

export const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } };
export const samples = ['errors-aone-form', 'errors-more-ledger', 'shionagi'];
export const file = (name) => path.join(folder, name);
export const read = (name) => fs.readFileSync(file(name), 'utf8');
export const findingsOf = (sample) => JSON.parse(read(`${sample}.json`)).findings;

export const start = () => chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-background-networking'],
});

// Opens a file of the reports, has `look` look at it, and holds that nothing was asked of the network
// and nothing complained about.
export async function opened(browser, name, options, look) {
    const context = await browser.newContext({ viewport: sizes.wide, ...options });
    const page = await context.newPage();
    const url = pathToFileURL(file(name)).href;
    const asked = [];
    const complaints = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    try {
        await page.goto(url, { timeout: 120_000 });
        await look(page);
        const outside = asked.filter((one) => one.split('#')[0] !== url && !one.startsWith('data:'));
        assert.deepEqual(outside, [], 'requests that leave the file');
        assert.deepEqual(complaints, [], 'console');
    } finally {
        await context.close();
    }
}

// WCAG 2.2 up to AA, which JIS X 8341-3 follows.
export async function assertAccessible(page) {
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
    }));
    const found = result.violations.map((one) =>
        `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
    assert.deepEqual(found, []);
}

// Nothing is cut off at the side.
export async function assertFits(page) {
    const [content, window] = await page.evaluate(() =>
        [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(content <= window, `content is ${content} px wide in a window of ${window}`);
}
