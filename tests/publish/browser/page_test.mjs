// The HTML report in a browser: filters, marks on the page, keyboard, paper, accessibility.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertAccessible, assertFits, findingsOf, opened, read, samples, sizes, start } from './browser.mjs';

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

const shown = 'article.finding:not([hidden])';
const values = (page, selector, name) =>
    page.$$eval(selector, (all, field) => [...new Set(all.map((one) => one.dataset[field]))], name);
// Two frames: the second begins when all that the first asked for is done.
const drawn = (page) => page.evaluate(() =>
    new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
// Characters as they are compared: one form of each, no white space.
const plain = (text) => text.normalize('NFKC').replace(/\s/g, '');

for (const language of ['ja', 'en']) {
    test(`filters (${language})`, () => opened(browser, `errors-aone-form.${language}.html`, {}, async (page) => {
        const all = await page.locator(shown).count();
        assert.equal(all, findingsOf('errors-aone-form').length);

        await page.locator('input[name=severity][value=note]').uncheck();
        const severities = await values(page, shown, 'severity');
        assert.ok(severities.length > 0 && !severities.includes('note'));
        assert.match(await page.locator('#count').textContent(), new RegExp(`${await page.locator(shown).count()}.*${all}`));
        await page.locator('button[type=reset]').click();
        await page.waitForFunction(([one, n]) => document.querySelectorAll(one).length === n, [shown, all]);

        for (const field of ['category', 'department', 'item']) {
            const choices = await page.$$eval(`select[name=${field}] option`, (options) => options.map((one) => one.value));
            let sum = 0;
            for (const choice of choices.filter((one) => one !== '')) {
                await page.selectOption(`select[name=${field}]`, choice);
                const found = await values(page, shown, field);
                assert.deepEqual(found, [choice === 'none' ? '' : choice], `${field} ${choice}`);
                sum += await page.locator(shown).count();
            }
            assert.equal(sum, all, `every finding is under one choice of ${field}`);
            await page.selectOption(`select[name=${field}]`, '');
        }

        await page.fill('input[name=words]', 'no such words');
        assert.equal(await page.locator(shown).count(), 0);
        await page.fill('input[name=words]', '');
        assert.equal(await page.locator(shown).count(), all);

        // The tallies lead to what they count.
        const link = page.locator('a.pick[data-filter=category]').first();
        const row = (await link.locator('xpath=ancestor::tr').locator('td').allTextContents()).map(Number);
        await link.click();
        assert.equal(await page.locator(shown).count(), row.reduce((a, b) => a + b));
    }));

    test(`order (${language})`, () => opened(browser, `errors-more-ledger.${language}.html`, {}, async (page) => {
        const rank = { error: 0, warning: 1, note: 2 };
        const severities = await page.$$eval('article.finding', (all) => all.map((one) => one.dataset.severity));
        assert.deepEqual(severities, [...severities].sort((a, b) => rank[a] - rank[b]));
        await page.selectOption('select[name=order]', 'page');
        const pages = await page.$$eval('article.finding', (all) => all.map((one) => Number(one.dataset.page)));
        assert.deepEqual(pages, [...pages].sort((a, b) => a - b));
    }));

    for (const sample of samples) {
        test(`counts are those of the audit: ${sample} (${language})`, () => opened(
            browser, `${sample}.${language}.html`, {}, async (page) => {
                for (const severity of ['error', 'warning', 'note']) {
                    const card = await page.locator(`.cards .${severity} dd`).evaluate((dd) => dd.firstChild.textContent);
                    const found = findingsOf(sample).filter((one) => one.severity === severity && !one.waived);
                    assert.equal(Number(card), found.length, severity);
                }
            }));

        for (const [size, viewport] of Object.entries(sizes)) {
            test(`accessible and whole: ${sample}, ${size} (${language})`, () => opened(
                browser, `${sample}.${language}.html`, { viewport }, async (page) => {
                    await assertFits(page);
                    // Everything folded is looked at, too.
                    await page.$$eval('details', (all) => all.forEach((one) => { one.open = true; }));
                    await assertAccessible(page);
                    await assertFits(page);
                }));
        }

        test(`on paper: ${sample} (${language})`, () => opened(
            browser, `${sample}.${language}.html`, {}, async (page) => {
                await page.emulateMedia({ media: 'print' });
                await assertAccessible(page);
                assert.equal(await page.locator('form.filter').isVisible(), false);
                const marked = [...new Set(findingsOf(sample).filter((one) => one.box).map((one) => one.page))];
                for (const number of marked) {
                    assert.ok(await page.locator(`#page-${number} .mark`).first().isVisible(), `page ${number}`);
                }
                assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 10_000);
            }));
    }

    test(`lists to send (${language})`, async () => {
        for (const list of ['errata', 'questions']) {
            for (const viewport of Object.values(sizes)) {
                await opened(browser, `errors-aone-form.${language}.${list}.html`, { viewport }, async (page) => {
                    await assertAccessible(page);
                    await assertFits(page);
                    assert.ok(await page.locator('tbody tr').count() > 0);
                });
            }
        }
    });
}

// The box of the mark in points of the page, and the text that stands in it.
const marked = (page, id) => page.evaluate((finding) => {
    const mark = document.querySelector(`rect.mark[data-finding~="${finding}"]`);
    const svg = mark.ownerSVGElement;
    const points = svg.getScreenCTM().inverse();
    const box = mark.getBoundingClientRect();
    const frame = document.getElementById('viewer').getBoundingClientRect();
    const inside = [...svg.querySelectorAll('text')].filter((text) => {
        const place = text.getBoundingClientRect();
        const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
        return x > box.left && x < box.right && y > box.top && y < box.bottom;
    });
    return {
        current: mark.matches('.current'),
        page: svg.closest('section').id,
        box: [[box.left, box.top], [box.right, box.bottom]].flatMap(([x, y]) => {
            const point = new DOMPoint(x, y).matrixTransform(points);
            return [point.x, point.y];
        }),
        seen: box.bottom > frame.top + 30 && box.top < frame.bottom && box.right > frame.left && box.left < frame.right,
        text: inside.map((text) => text.textContent).join(''),
    };
}, id);

for (const sample of samples) {
    for (const [size, viewport] of Object.entries(sizes)) {
        test(`a click shows the marked cell: ${sample}, ${size}`, () => opened(
            browser, `${sample}.ja.html`, { viewport }, async (page) => {
                const xml = read(`${sample}.xml`);
                for (const [index, finding] of findingsOf(sample).entries()) {
                    if (!finding.box) continue;
                    const id = `finding-${index + 1}`;
                    await page.locator(`#${id} h3`).click();
                    await drawn(page);
                    const mark = await marked(page, id);
                    assert.ok(mark.current && mark.seen, `${finding.rule} ${finding.message}: the mark is in sight`);
                    assert.equal(mark.page, `page-${finding.page}`);
                    finding.box.forEach((edge, at) => assert.ok(Math.abs(edge - mark.box[at]) < 0.5,
                        `${finding.rule}: drawn at ${mark.box}, audited at ${finding.box}`));
                    const written = finding.box.map((edge) => `${Number(edge.toFixed(2))}`).join(' ');
                    assert.ok(xml.includes(`box="${written}"`), `${finding.rule}: ${written} is a box of the XML`);
                    // A cell found blank (S-05) holds nothing of what the finding prints.
                    const printed = finding.rule === 'S-05' ? '' : plain(finding.printed || '').slice(0, 12);
                    assert.ok(plain(mark.text).includes(printed), `${finding.rule}: "${printed}" stands in "${mark.text}"`);
                    if (size === 'narrow') await page.keyboard.press('Escape');
                }
            }));
    }
}

test('a mark on the page leads to its finding', () => opened(browser, 'errors-aone-form.ja.html', {}, async (page) => {
    await page.locator('article.finding a.look').first().click();
    const mark = page.locator('rect.mark[data-finding]').first();
    const id = (await mark.getAttribute('data-finding')).split(' ')[0];
    await drawn(page);
    await mark.dispatchEvent('click');
    assert.ok(await page.locator(`#${id}`).evaluate((one) => one.matches('.current')));
}));

test('what was waived is there when asked for', () => opened(browser, 'waived.html', {}, async (page) => {
    const waived = page.locator('#finding-1');
    assert.equal(await page.locator('article.finding.waived').count(), 1);
    assert.equal(await waived.isVisible(), false);
    await page.locator('input[name=waived]').check();
    assert.ok(await waived.isVisible());
    assert.match(await waived.textContent(), /承認済み.*原本で確認した/s);
    await assertAccessible(page);
    const cards = await page.locator('.cards .error dd, .cards .warning dd, .cards .note dd').evaluateAll(
        (all) => all.reduce((sum, dd) => sum + Number(dd.firstChild.textContent), 0));
    assert.equal(cards, findingsOf('errors-aone-form').length - 1);
}));

test('an item opens beside its page', () => opened(browser, 'errors-aone-form.ja.html', {}, async (page) => {
    const link = page.locator('article.finding a.to-item').first();
    const id = (await link.getAttribute('href')).slice(1);
    await link.click();
    const item = page.locator(`[id="${id}"]`);
    assert.ok(await item.evaluate((one) => one.open));
    const row = item.locator('tbody a.look').first();
    const box = (await row.getAttribute('data-box')).split(' ').map(Number);
    await row.click();
    await drawn(page);
    const mark = await page.locator('svg .drawn').evaluate((one) =>
        ['x', 'y', 'width', 'height'].map((name) => Number(one.getAttribute(name))));
    assert.deepEqual(mark, box);
    assert.ok(await page.locator('svg .drawn').isVisible());
}));

test('by keyboard alone', () => opened(browser, 'errors-aone-form.ja.html', { viewport: sizes.narrow }, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.className || document.activeElement.tagName);
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'skip');
    assert.ok(await page.locator('.skip').evaluate((one) => one.getBoundingClientRect().left >= 0), 'the skip link is seen');
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#findings');

    await page.locator('select[name=category]').focus();
    const all = await page.locator(shown).count();
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.locator(shown).count() < all);
    await page.keyboard.press('ArrowUp');

    await page.locator('article.finding a.look').first().focus();
    await page.keyboard.press('Enter');
    await drawn(page);
    assert.ok(await page.locator('#viewer .mark.current').first().isVisible());
    await page.locator('[data-step="1"]').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('article.finding.current').count(), 1);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#viewer').isVisible(), false);

    // Focus is always seen: an outline of the style sheet, not of chance.
    const outline = await page.locator('button[type=reset]').evaluate((one) => {
        one.focus();
        return getComputedStyle(one).outlineStyle;
    });
    assert.equal(outline, 'solid');
}));

test('without scripts the page is whole', () => opened(
    browser, 'errors-aone-form.ja.html', { javaScriptEnabled: false }, async (page) => {
        for (const finding of await page.locator('article.finding').all()) {
            assert.ok(await finding.isVisible());
        }
        await page.locator('article.finding a.look').first().click();
        assert.match(new URL(page.url()).hash, /^#page-\d+$/);
    }));

const scanned = existsSync(`${process.env.REPORTS}/scan.html`);

test('cells in doubt are shown as they were scanned', { skip: !scanned && 'tesseract-ocr-jpn is not installed' }, () => opened(
    browser, 'scan.html', {}, async (page) => {
        await page.$$eval('details', (all) => all.forEach((one) => { one.open = true; }));
        await page.waitForFunction(() => [...document.querySelectorAll('img.cell')].every((one) => one.complete));
        const cells = await page.$$eval('img.cell', (all) => all.map((one) => {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [one.naturalWidth, one.naturalHeight];
            const context = canvas.getContext('2d');
            context.drawImage(one, 0, 0);
            const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
            let dark = 0;
            for (let at = 0; at < data.length; at += 4) dark += data[at] < 128 ? 1 : 0;
            const frame = one.getBoundingClientRect();
            return {
                width: one.naturalWidth, height: one.naturalHeight, shown: frame.width > 0 && frame.height > 0, alt: one.alt,
                ink: dark * 4 / data.length, bytes: one.src.length, png: one.src.startsWith('data:image/png;base64,'),
                finding: one.closest('article.finding')?.id, beside: one.nextElementSibling?.className,
            };
        }));
        assert.ok(cells.length > 0, 'there are pictures of cells');
        for (const cell of cells) {
            assert.ok(cell.png && cell.shown && cell.alt !== '', JSON.stringify(cell));
            assert.ok(cell.width > 8 && cell.height > 8 && cell.bytes < 100_000, JSON.stringify(cell));
            assert.ok(cell.ink > 0.002 && cell.ink < 0.6, `something is written in it: ${JSON.stringify(cell)}`);
            assert.ok(cell.finding || cell.beside === 'doubts' || cell.beside === 'cell', JSON.stringify(cell));
        }
        assert.ok(cells.some((cell) => cell.beside === 'doubts'), 'a doubt has its cell beside it');
        // The picture is that of the cell: its sides are as those of the finding's box, with two points around.
        for (const [index, finding] of findingsOf('scan').entries()) {
            const cell = cells.find((one) => one.finding === `finding-${index + 1}`);
            if (!cell) continue;
            const [x0, y0, x1, y1] = finding.box;
            const wanted = (x1 - x0 + 4) / (y1 - y0 + 4);
            assert.ok(Math.abs(cell.width / cell.height / wanted - 1) < 0.15, `${cell.width} x ${cell.height}, box ${finding.box}`);
        }
        await assertAccessible(page);
        await assertFits(page);
    }));
