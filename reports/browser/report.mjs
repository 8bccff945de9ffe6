// node report.mjs FOLDER REPORT LARGE-REPORT: what a person does with report.html, in real Chromium. Pictures of it go to
// FOLDER. Ends with 1 when something does not hold.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Browser, startDriver } from './driver.mjs';

const [, , folder, report, large] = process.argv;
const url = pathToFileURL(resolve(report)).href;
const contrast = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'contrast.js'), 'utf8');
let failed = 0;
const holds = (what, value, told = '') => {
  console.log(`${value ? 'ok' : 'FAILED'}: ${what}${value ? '' : ` ${JSON.stringify(told)}`}`);
  if (!value) failed += 1;
};
const shoot = async (browser, name) => writeFileSync(join(folder, `${name}.png`), await browser.picture(), 'base64');

// Of the list of every check: what is shown, and what would be by the data alone.
const shown = `return [...document.querySelectorAll('.list [data-verdict]')]
  .filter((each) => each.checkVisibility()).map((each) => each.dataset.verdict);`;
const choose = `const [name, value] = arguments;
  const field = document.getElementById('filter').elements[name];
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));`;

const filters = async (browser) => {
  await browser.go(url);
  const all = await browser.ask(shown);
  holds('every check is in the list', all.length > 10, all.length);
  await browser.ask(choose, 'verdict', 'fail');
  const fails = await browser.ask(shown);
  holds('the filter shows failures and nothing else',
    fails.length > 0 && fails.every((each) => each === 'fail') && fails.length === all.filter((each) => each === 'fail').length, fails);
  const hash = await browser.ask('return location.hash');
  holds('the filter is in the fragment', hash === '#?verdict=fail', hash);
  await browser.go('about:blank');
  await browser.go(`${url}#?verdict=fail`);
  holds('the fragment sets the filter', (await browser.ask(shown)).length === fails.length);
  await browser.ask(choose, 'text', 'no such words anywhere');
  holds('words that nothing has show nothing', (await browser.ask(shown)).length === 0);
  await browser.click('#filter .clear');
  holds('Clear shows all again', (await browser.ask(shown)).length === all.length);
};

const anchors = async (browser) => {
  await browser.go(url);
  const ids = await browser.ask(`return [...document.querySelectorAll('[data-verdict]')].map((each) => each.id).filter(Boolean)`);
  holds('each check has an anchor of its own', ids.length > 10 && new Set(ids).size === ids.length, ids.length);
  const last = await browser.ask(`return [...document.querySelectorAll('#findings [data-verdict]')].map((each) => each.id).filter(Boolean).pop()`);
  await browser.go('about:blank');
  await browser.go(`${url}#${last}`);
  const place = await browser.ask(`const place = document.getElementById(arguments[0]);
    const box = place.getBoundingClientRect();
    return { open: place.checkVisibility() && (place.querySelector(':scope > details')?.open ?? true),
             seen: box.top < innerHeight && box.bottom > 0 };`, last);
  holds('an anchor opens its check and goes there', place.open && place.seen, place);
};

const copying = async (browser) => {
  await browser.go(url);
  await browser.ask(`document.addEventListener('copy', () => { window.copied = document.activeElement.value || String(getSelection()); });
    navigator.clipboard && (navigator.clipboard.writeText = async (text) => { window.copied = text; });`);
  const text = await browser.ask(`const button = [...document.querySelectorAll('button.copy')].find((each) => each.checkVisibility());
    button.id = 'the-button'; return button.parentElement.querySelector('pre').textContent;`);
  await browser.click('#the-button');
  const copied = await browser.ask('return window.copied');
  holds('a copy button copies the command', copied === text && text.length > 10, copied);
  holds('and says so', (await browser.ask(`return document.getElementById('the-button').textContent`)) === 'Copied');
};

const printing = async (browser) => {
  await browser.go(url);
  const pdf = Buffer.from(await browser.print(), 'base64');
  holds('it prints', pdf.subarray(0, 5).toString() === '%PDF-' && pdf.length > 20_000, pdf.length);
  writeFileSync(join(folder, 'report.pdf'), pdf);
  const folded = await browser.ask(`dispatchEvent(new Event('beforeprint'));
    const folded = document.querySelectorAll('#findings article > details:not([open])').length;
    dispatchEvent(new Event('afterprint')); return folded;`);
  holds('findings are unfolded on paper', folded === 0, folded);
};

const looks = async (browser) => {
  for (const scheme of ['light', 'dark']) {
    await browser.scheme(scheme);
    await browser.size(1280, 900);
    await browser.go(url);
    await shoot(browser, scheme);
    const poor = await browser.ask(contrast);
    holds(`${scheme}: text has the contrast of WCAG AA`, poor.length === 0, poor);
    await browser.size(400, 800);
    await browser.go(url);
    await shoot(browser, `${scheme}-400`);
    const widths = `return [document.documentElement.scrollWidth, innerWidth]`;
    const folded = await browser.ask(widths);
    await browser.ask(`for (const each of document.querySelectorAll('details')) each.open = true`);
    const open = await browser.ask(widths);
    holds(`${scheme}: no scrolling sideways at 400 px`, folded[0] <= folded[1] && open[0] <= open[1] && open[1] === 400, [folded, open]);
    const openPoor = await browser.ask(contrast);
    holds(`${scheme}: nor has what was folded too little contrast`, openPoor.length === 0, openPoor);
    await browser.ask(`document.querySelector('#findings')?.scrollIntoView()`);
    await shoot(browser, `${scheme}-400-finding`);
  }
  await browser.scheme('light');
  await browser.size(1280, 900);
  await browser.go(url);
  await browser.ask(`document.querySelector('#findings')?.scrollIntoView()`);
  await shoot(browser, 'light-finding');
  await browser.ask(`document.querySelector('#timeline, #history, .matrix')?.scrollIntoView()`);
  await shoot(browser, 'light-matrix');
};

const withoutScripts = async (driver) => {
  const browser = await Browser.open(driver, { scripts: false });
  try {
    await browser.go(url);
    const state = await browser.ask(`return { js: document.documentElement.classList.contains('js'),
      form: document.getElementById('filter').checkVisibility(), buttons: document.querySelectorAll('button.copy').length }`);
    holds('scripts off: nothing is offered that needs one', !state.js && !state.form && state.buttons === 0, state);
    const all = await browser.ask(shown);
    await browser.click('label[for=show-pass]');
    const passes = await browser.ask(shown);
    holds('scripts off: the choice of a verdict works', passes.length > 0 && passes.length < all.length &&
      passes.every((each) => each === 'pass'), passes);
    const opened = await browser.ask(`const folded = document.querySelector('#findings article > details:not([open]) > summary');
      if (!folded) return 'none'; folded.id = 'folded'; return ''`);
    if (!opened) {
      await browser.click('#folded');
      holds('scripts off: a finding unfolds', await browser.ask(`return document.getElementById('folded').parentElement.open`));
    }
    await shoot(browser, 'scripts-off');
  } finally {
    await browser.close();
  }
};

const fluid = async (browser) => {
  const began = Date.now();
  await browser.go(pathToFileURL(resolve(large)).href);
  const loaded = Date.now() - began;
  const times = [];
  const choices = [['verdict', 'fail'], ['verdict', ''], ['level', 'SHOULD'], ['text', 'code'], ['text', '']];
  // What else the machine does only adds, so the best of three counts.
  for (let i = 0; i < 3 * choices.length; i += 1) {
    const [name, value] = choices[i % choices.length];
    const time = await browser.ask(`const began = performance.now();
      ((name, value) => { const field = document.getElementById('filter').elements[name]; field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true })); })(...arguments);
      document.body.getBoundingClientRect();
      return Math.round(performance.now() - began);`, name, value);
    times[i % choices.length] = Math.min(time, times[i % choices.length] ?? time);
  }
  const count = await browser.ask(`return document.querySelectorAll('.list [data-verdict]').length`);
  console.log(`${count} checks: loaded in ${loaded} ms, filters ${times.join(', ')} ms`);
  holds('5,000 checks stay fluid', count >= 5000 && Math.max(...times) < 1000, times);
};

const driver = await startDriver();
try {
  const browser = await Browser.open(driver);
  try {
    for (const part of [filters, anchors, copying, printing, looks]) await part(browser);
    if (large) await fluid(browser);
  } finally {
    await browser.close();
  }
  await withoutScripts(driver);
} finally {
  driver.stop();
}
process.exit(failed ? 1 : 0);
