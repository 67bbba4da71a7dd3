import { hydrate, QueryClient } from '@tanstack/react-query';
import type { DehydratedState } from '@tanstack/react-query';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { StageHistory } from '../../src/index.ts';
import type { ColorScheme, HeadingLevel } from '../../src/index.ts';
import { ControlHost } from './ControlHost.tsx';

/** Host pages for the tests: `?case=…&pipeline=…&stage=…`. */
const parameters = new URLSearchParams(window.location.search);
const pipeline = parameters.get('pipeline') ?? 'website';
const stage = parameters.get('stage') ?? 'test';

function Broken(): ReactNode {
  throw new Error('the toolbar of this host is broken');
}

function Restless(): ReactNode {
  const [told, setTold] = useState(0);
  return (
    <>
      <p id="told">{told}</p>
      <StageHistory pipeline={pipeline} stage={stage} onHistory={() => setTold((count) => count + 1)} />
    </>
  );
}

const GridHost = lazy(async () => ({ default: (await import('./GridHost.tsx')).GridHost }));

const OwnDisplay = lazy(async () => ({ default: (await import('./OwnDisplay.tsx')).OwnDisplay }));

const CASES: Readonly<Record<string, () => ReactNode>> = {
  plain: () => <StageHistory pipeline={pipeline} stage={stage} />,
  twice: () => (
    <>
      <StageHistory pipeline={pipeline} stage={stage} />
      <StageHistory pipeline={pipeline} stage={stage} />
    </>
  ),
  ten: () =>
    Array.from({ length: 10 }, (_, at) => <StageHistory key={at} pipeline={pipeline} stage={stage} />),
  quick: () => <StageHistory pipeline={pipeline} stage={stage} activeInterval={2_000} idleInterval={4_000} />,
  brisk: () => <StageHistory pipeline={pipeline} stage={stage} activeInterval={1_000} idleInterval={1_000} />,
  unread: () => <StageHistory pipeline={pipeline} stage={stage} activeInterval={0} idleInterval={0} />,
  apart: () => (
    <>
      <StageHistory pipeline={pipeline} stage={stage} queryClient={new QueryClient()} />
      <StageHistory pipeline={pipeline} stage={stage} queryClient={new QueryClient()} />
    </>
  ),
  broken: () => <StageHistory pipeline={pipeline} stage={stage} toolbar={<Broken />} />,
  hundred: () => <StageHistory pipeline={pipeline} stage={stage} pageSize={100} />,
  explained: () => <StageHistory pipeline={pipeline} stage={stage} deniedCancel="explain" />,
  // A host that renders again, with new functions, whenever it is told something.
  restless: () => <Restless />,
  permitted: () => <StageHistory pipeline={pipeline} stage={stage} operatePermission />,
  // The grid alone: `&jobs=100&runs=200&plain` for one without marks.
  grid: () => (
    <Suspense>
      <GridHost
        jobs={Number(parameters.get('jobs') ?? 8)}
        runs={Number(parameters.get('runs') ?? 30)}
        flakiness={!parameters.has('plain')}
      />
    </Suspense>
  ),
  // `&density=compact&heading=4&scheme=dark&wall&height=600`, in a place of these: `&tokens` sets some on an ancestor.
  looks: () => (
    <div
      style={{
        colorScheme: parameters.get('around') ?? undefined,
        height: parameters.has('height') ? `${parameters.get('height')}px` : undefined,
      }}
      className={parameters.has('tokens') ? 'host-tokens' : undefined}
    >
      <StageHistory
        pipeline={pipeline}
        stage={stage}
        overview={parameters.has('overview')}
        density={parameters.has('compact') ? 'compact' : undefined}
        headingLevel={levelIn(parameters.get('heading'))}
        colorScheme={schemeIn(parameters.get('scheme'))}
        wall={parameters.has('wall')}
      />
    </div>
  ),
  // A Go server of another origin: `&server=http://…/go`.
  elsewhere: () => (
    <StageHistory
      server={parameters.get('server') ?? '/go'}
      pipeline={pipeline}
      stage={stage}
      overview={false}
    />
  ),
  // In words of the host's, and times of a place.
  worded: () => (
    <StageHistory
      pipeline={pipeline}
      stage={stage}
      messages={{ column: { run: 'Build' } }}
      locale="en-US"
      timeZone="Asia/Tokyo"
      overview={false}
    />
  ),
  // All there is to control a widget; see there.
  control: () => <ControlHost pipeline={pipeline} stage={stage} />,
  // Everything but the hooks is the host's.
  hooks: () => (
    <Suspense>
      <OwnDisplay pipeline={pipeline} stage={stage} />
    </Suspense>
  ),
  forbidden: () => <StageHistory pipeline={pipeline} stage={stage} operatePermission={false} />,
};

function levelIn(text: string | null): HeadingLevel | undefined {
  return ([1, 2, 3, 4, 5, 6] as const).find((level) => String(level) === text);
}

function schemeIn(text: string | null): ColorScheme | undefined {
  return (['light', 'dark'] as const).find((scheme) => scheme === text);
}

if (parameters.has('tokens')) await import('./tokens.css');
if (parameters.has('hostile')) await import('./hostile.css');
// The element of the package, which the test puts where it wants it.
if (parameters.get('case') === 'element') (await import('./elements.ts')).offerArabic();

const place = document.getElementById('root');
const chosen = CASES[parameters.get('case') ?? 'plain'];
const rendered = document.getElementById('state')?.textContent;
if (place && rendered) {
  // What a server has rendered, with what it had read for it. The test puts both into the page.
  const client = new QueryClient();
  hydrate(client, JSON.parse(rendered) as DehydratedState);
  for (const row of place.querySelectorAll('tr')) row.setAttribute('data-of-server', '');
  hydrateRoot(place, <StageHistory pipeline={pipeline} stage={stage} queryClient={client} />);
  requestAnimationFrame(() => setTimeout(() => document.documentElement.setAttribute('data-hydrated', '')));
} else if (place && chosen) createRoot(place).render(chosen());
