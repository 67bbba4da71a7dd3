/*
 * What the widget shows, by what the Go server says. Each example is HTML, as it is put into the page and shown beside it;
 * some have styles of the page around and a script, too. The paths under /sim are servers, and lines to them, that the
 * simulated Go server plays.
 */

/** An element on a stage, with attributes. */
export const widget = (stage, attributes = '') => {
  const [pipeline, name] = stage.split('/');
  const lines = [`pipeline="${pipeline}" stage="${name}"`, ...attributes.split('\n').filter(Boolean)];
  const open = lines.length === 1 ? ` ${lines[0]}` : `\n  ${lines.join('\n  ')}\n`;
  return `<gocd-stage-history${open}></gocd-stage-history>`;
};

/** A server of today. */
export const TODAY = 'server="/sim/26.1.0/go"';
/** Without what is loaded after the list. */
export const LIST = 'overview="no"';
/** 200 characters; a name may have 255. */
const long = (start) => start.padEnd(200, '-which-goes-on.and-on');

/** The history of a stage through a line with a fault. */
const through = (fault, stage = 'website/test') => widget(stage, `server="/sim/${fault}/go"\n${LIST}`);

export const states = {
  name: 'States of a stage',
  examples: [
    {
      id: 'live',
      title: 'Live',
      about:
        'A run every few seconds, each over within half a minute. Newer runs wait while you are at the rows.',
      html: widget('live/build', TODAY),
    },
    {
      id: 'cancel',
      title: 'A run to cancel',
      about:
        'One active run. It ends when you cancel it, and is there again when the server is started anew.',
      html: widget('demo_pipeline/first_stage', LIST),
    },
    {
      id: 'failing',
      title: 'Failing',
      about: 'The newest run has a failed job while others still run: it is failing, not yet failed.',
      html: widget('website/test', TODAY),
    },
    {
      id: 'cancelled',
      title: 'Cancelled',
      about: 'Nothing here has passed or failed: six cancelled runs, and one that runs.',
      html: widget('ledger/backfill', TODAY),
    },
    {
      id: 'unknown',
      title: 'Unknown words',
      about: 'A server with a word of its own for how jobs end. It is shown, and nothing is guessed from it.',
      html: widget('newsletter/send-test', LIST),
      script: () => {
        document.querySelector('gocd-stage-history').fetch = async (path, init) => {
          const answer = await fetch(path, init);
          const text = await answer.text();
          return new Response(text.replaceAll('"Passed"', '"Quarantined"'), answer);
        };
      },
    },
    {
      id: 'empty',
      title: 'No runs',
      about: 'A stage that never ran. The server gives the same answer where there is no such stage.',
      html: widget('greenfield/build'),
    },
    {
      id: 'sixty-jobs',
      title: 'Sixty jobs',
      about: 'Those that say most are shown; the others are counted, and open.',
      html: widget('platform/integration', LIST),
    },
    {
      id: 'long-names',
      title: 'Long names',
      about: 'Pipeline, stage and jobs of 200 characters.',
      html: widget(`${long('pipeline')}/${long('stage')}`, LIST),
    },
    {
      id: 'markup-names',
      title: 'Names like markup',
      about: 'Users named like markup and formulas, as any server may have. They are text.',
      html: widget('hostile-names/build', LIST),
    },
    {
      id: 'reruns',
      title: 'Runs again',
      about: 'Failed runs, run again in part and whole. Open the newest one and run its failed jobs again.',
      html: widget('checkout/verify', `${TODAY}\nactions="cancel rerun"\nrun="23/1"\n${LIST}`),
    },
    {
      id: 'not-yours',
      title: 'A run you may not cancel',
      about: 'Cancel is hidden, or, as here, explained.',
      html: widget('payments/deploy', `denied-cancel="explain"\n${LIST}`),
    },
    {
      id: 'permission-untold',
      title: 'No word on permission',
      about: 'The server does not say whether you may cancel. That is not a yes.',
      html: widget('partner-feed/publish', `denied-cancel="explain"\n${LIST}`),
    },
  ],
};

export const failures = {
  name: 'When something is wrong',
  examples: [
    {
      id: 'loading',
      title: 'Loading',
      about: 'The server never answers. After 15 seconds the widget says so.',
      html: through('silent'),
    },
    {
      id: 'slow',
      title: 'Slow',
      about: 'Every answer takes three seconds. Turn the page: the old one stays until the new one is there.',
      html: through('latency=3000'),
    },
    {
      id: 'signed-out',
      title: 'Signed out',
      about: 'HTTP 401, with a link to sign in.',
      html: through('401'),
    },
    {
      id: 'not-permitted',
      title: 'Not permitted',
      about: 'A pipeline that you may not view.',
      html: through('noview'),
    },
    {
      id: 'no-such-pipeline',
      title: 'No such pipeline',
      about: 'A name that the server does not know.',
      html: widget('webiste/test', LIST),
    },
    {
      id: 'server-down',
      title: 'Server down',
      about: 'HTTP 503, as while a backup is made. It is tried again by itself, less and less often.',
      html: through('503'),
    },
    {
      id: 'not-json',
      title: 'Something else answers',
      about: 'A proxy or a login page in place of data.',
      html: through('html'),
    },
    {
      id: 'broken-off',
      title: 'Answer breaks off',
      about: 'The connection ends in the middle of an answer.',
      html: through('truncated'),
    },
    {
      id: 'malformed',
      title: 'Malformed answer',
      about: 'One run has no counter, so nothing of the answer is shown. The line names the place.',
      html: through('malformed'),
    },
    {
      id: 'other-origin',
      title: 'Another origin',
      about: 'Go servers send no CORS headers, so browsers keep their answers from other origins.',
      html: widget('website/test', `server="http://127.0.0.1:9/go"\n${LIST}`),
    },
    {
      id: 'clock',
      title: 'Clocks differ',
      about: 'The server’s clock is five minutes ahead. Ages go by it.',
      html: through('skew=300'),
    },
    {
      id: 'cancel-refused',
      title: 'Cancel fails',
      about: 'The history works, and every cancel is answered with 503.',
      html: through('cancel:503'),
    },
    {
      id: 'cancel-slow',
      title: 'Cancel takes its time',
      about: 'Jobs stop one after the other within eight seconds. The cancel is followed to its end.',
      html: through('cancel:late=8000'),
    },
    {
      id: 'cancel-lost',
      title: 'Answer to a cancel is lost',
      about: 'The cancel takes effect, but the connection drops. The widget looks, and does not guess.',
      html: through('cancel:lost'),
    },
  ],
};

const generation = (version, title, about) => ({
  id: `gocd-${version}`,
  title,
  about,
  html: widget('website/test', `server="/sim/${version}/go"\n${LIST}`),
});

export const servers = {
  name: 'Go servers, old and new',
  examples: [
    {
      id: 'gocd-document',
      title: 'The API document’s example',
      about: 'Two runs of 2014, as the document of the Stages API shows them.',
      html: widget('foo/DEV', LIST),
    },
    generation('16.5.0', 'GoCD 16.5', 'It does not tell its version, nor permissions with the history.'),
    generation('19.5.0', 'GoCD 19.5', 'It tells who cancelled a run.'),
    generation('20.4.0', 'GoCD 20.4', 'It does not show new runs in a history that it has shown before.'),
    generation('26.1.0', 'GoCD 26.1', 'Pages are newer and older here, without numbers.'),
  ],
};
