import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Debian's headless build first: the same browser without its windows, in half the time. */
const USUAL_PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where Chromium or Chrome is on this computer; `undefined` where none is found. `CHROME_PATH` comes first. */
export function findBrowser(): string | undefined {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && !existsSync(named))
    throw new Error(`CHROME_PATH names ${named}, where there is no file.`);
  return [named, ...USUAL_PLACES, chromium.executablePath()].find(
    (path) => path !== undefined && existsSync(path),
  );
}

/** Finds a browser or gets one. Throws one sentence that says what to install. */
export function getBrowser(): string {
  const found = findBrowser() ?? installed();
  if (found === undefined)
    throw new Error(
      'The tests need Chrome or Chromium: install either, or set CHROME_PATH to its program file.',
    );
  return found;
}

/** Playwright's own download first, since it needs no rights; then Debian's package, where we may install it. */
function installed(): string | undefined {
  for (const [program, ...args] of [
    [process.execPath, 'node_modules/playwright-core/cli.js', 'install', '--with-deps', 'chromium'],
    [process.execPath, 'node_modules/playwright-core/cli.js', 'install', 'chromium'],
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ] as const) {
    if (program === 'apt-get' && process.getuid?.() !== 0) continue;
    try {
      console.log(`No Chrome or Chromium found; trying: ${program} ${args.join(' ')}`);
      execFileSync(program, args, {
        stdio: ['ignore', 'ignore', 'ignore'],
        timeout: 300_000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch {
      continue;
    }
    const found = findBrowser();
    if (found !== undefined) return found;
  }
  return undefined;
}
