import { dehydrate, QueryClient } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MockInstance } from 'vitest';
import { createStagesApi, historyQuery, StageHistory } from '../src/index.ts';
import { createGoServer } from '../src/simulator/goServer.ts';
import type { GoServer } from '../src/simulator/goServer.ts';
import { hostTest } from './support/browserTest.ts';
import { row, rows } from './support/history.ts';

const NAME = { pipeline: 'website', stage: 'test' };
const ACTIVE = { pipeline: 'demo_pipeline', stage: 'first_stage' };

/** A QueryClient with the newest page, as a server fills it before it renders. */
async function filled(go: GoServer, name = NAME): Promise<QueryClient> {
  const client = new QueryClient();
  const api = createStagesApi('/go', 'auto', {
    fetch: (path, init) => go.fetch(new Request(`http://go.example${path}`, init)),
    // The browser is going to be answered alike.
    reader: '',
  });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor came late in React Query 5, and hosts bring their own
  await client.fetchQuery(historyQuery(api, name));
  return client;
}

describe('On a server', () => {
  let said: MockInstance[];
  beforeEach(() => {
    said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
  });
  afterEach(() => {
    for (const one of said) {
      expect(one.mock.calls).toEqual([]);
      one.mockRestore();
    }
  });

  it('the widget renders that it is reading, and asks nothing', () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const html = renderToString(<StageHistory {...NAME} />);
    expect(html).toContain('Reading the history of website / test');
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  it('it renders the runs of a QueryClient that has them, without any time that another zone would tell otherwise', async () => {
    const client = await filled(createGoServer());
    const html = renderToString(<StageHistory {...NAME} queryClient={client} />);
    expect(html.match(/<tr[^>]* data-run=/g)).toHaveLength(10);
    expect(html.match(/>[^<]*\d\d:\d\d[^<]*</g)).toBeNull();
  });

  it('it offers no Cancel where the host says in any way that nothing may be done', async () => {
    const client = await filled(createGoServer(), ACTIVE);
    const offers = (readOnly: unknown): boolean => {
      // As plain JavaScript may give it.
      const props = { ...ACTIVE, queryClient: client };
      Reflect.set(props, 'readOnly', readOnly);
      return renderToString(<StageHistory {...props} />).includes('part="cancel-button"');
    };
    expect([false, undefined, null].map(offers)).toEqual([true, true, true]);
    expect([true, '', 'true', 1].map(offers)).toEqual([false, false, false, false]);
  });
});

hostTest('What a server has rendered is taken over in a browser of another time zone', async ({ stand }) => {
  const client = await filled(stand.go);
  const html = renderToString(<StageHistory {...NAME} queryClient={client} />);
  const state = JSON.stringify(dehydrate(client)).replaceAll('<', '\\u003c');
  const page = await stand.anotherPage({ timezoneId: 'Asia/Tokyo', locale: 'ja-JP' });
  await page.route('**/?case=hydrated*', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text())
      .replace('<div id="root"></div>', `<div id="root">${html}</div>`)
      .replace('</body>', `<script type="application/json" id="state">${state}</script></body>`);
    await route.fulfill({ response: answer, body });
  });
  await stand.open('?case=hydrated&pipeline=website&stage=test', page);
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  // The very elements of the server, in which the browser has written the times of its own zone.
  const first = rows(page).first();
  expect(await first.evaluate((element) => element.hasAttribute('data-of-server'))).toBe(true);
  await row(page, (await rows(page).locator('th > a').first().textContent()) ?? '')
    .getByText('GMT+9')
    .waitFor();
});
