import { LIST, TODAY, widget } from './exampleStates.js';

export const control = {
  name: 'What the page decides',
  examples: [
    {
      id: 'read-only',
      title: 'Read-only',
      about: 'Nothing here changes anything on the server. All reading stays.',
      html: widget('website/test', `read-only\n${LIST}`),
    },
    {
      id: 'hold',
      title: 'Hold to cancel',
      about: 'Cancel is held for a second, by pointer or key. A shorter press asks, as usual.',
      html: widget('website/test', `confirm="hold"\n${LIST}`),
    },
    {
      id: 'veto',
      title: 'Veto with a reason',
      about: 'The page is asked before a confirmed cancel is sent. Nothing is sent here.',
      html: widget('website/test', LIST),
      script: () => {
        document.querySelector('gocd-stage-history').addEventListener('cancelrequested', (event) => {
          event.detail.veto('Frozen until Monday. Ask Priya.');
        });
      },
    },
    {
      id: 'ask',
      title: 'Ask somebody first',
      about: 'The page takes its time to say yes or no, and the reader sees that it is asked.',
      html: `${widget('website/test', LIST)}
<p class="answer" hidden>
  May it be cancelled? <button value="yes">Yes</button> <button value="">No</button>
</p>`,
      css: '.answer {\n  position: sticky;\n  bottom: 0;\n  padding: 16px;\n  background: Canvas;\n}',
      script: () => {
        const answer = document.querySelector('.answer');
        document.querySelector('gocd-stage-history').addEventListener('cancelrequested', (event) => {
          const { signal, waitFor } = event.detail;
          answer.hidden = false;
          waitFor(
            new Promise((resolve) => {
              const end = (may) => {
                answer.hidden = true;
                resolve(may);
              };
              answer.onclick = ({ target }) => target.matches('button') && end(target.value === 'yes');
              signal.addEventListener('abort', () => end(false));
            }),
          );
        });
      },
    },
    {
      id: 'no-actions',
      title: 'No actions',
      about: 'No button that does anything, though the reader might.',
      html: widget('website/test', `actions=""\n${LIST}`),
    },
    {
      id: 'page-size',
      title: 'Page size',
      about: '25 runs a page, on servers from 20.4 on; older ones give ten.',
      html: widget('website/test', `${TODAY}\npage-size="25"\n${LIST}`),
    },
    {
      id: 'address-prefix',
      title: 'In the page’s address',
      about: 'Two widgets that share an address. Turn a page, then go back.',
      html: [
        widget('website/test', `address-prefix="web-"\n${LIST}`),
        widget('catalogue/acceptance', `${TODAY}\naddress-prefix="cat-"\n${LIST}`),
      ].join('\n'),
    },
    {
      id: 'by-hand',
      title: 'Never by itself',
      about: 'Read again only when somebody presses Refresh.',
      html: widget('website/test', `active-interval="0"\nidle-interval="0"\n${LIST}`),
    },
    {
      id: 'events',
      title: 'Events',
      about: 'The page hears what happens. Turn a page, open a run, cancel the active one.',
      html: `${widget('website/test', `${TODAY}`)}\n<ol class="told"></ol>`,
      css: '.told {\n  font: 13px ui-monospace, monospace;\n}',
      script: () => {
        const element = document.querySelector('gocd-stage-history');
        const told = document.querySelector('.told');
        const tell = ({ type, detail }) => {
          const line = document.createElement('li');
          line.textContent = `${type} ${Object.keys(detail).join(', ')}`;
          told.append(line);
        };
        for (const type of ['history', 'pagechange', 'viewchange', 'runopen', 'newruns', 'runended'])
          element.addEventListener(type, tell);
        for (const type of ['failure', 'cancelrequested', 'cancelsettled'])
          element.addEventListener(type, tell);
      },
    },
  ],
};

/** Doors that need a bundler are shown as text; what stands there is the element of the script tag, set the same. */
export const doors = {
  name: 'Doors',
  examples: [
    {
      id: 'script-tag',
      title: 'One script tag',
      about: 'No framework and no build.',
      html: widget('website/test'),
    },
    {
      id: 'element',
      title: 'The element, from the package',
      about:
        'For Vue, Svelte, Angular, or no framework. Shown with the script tag’s element, which is the same.',
      html: widget('website/test'),
      code: {
        Shell: 'npm install gocd-stage-history react react-dom @tanstack/react-query',
        JavaScript: `import 'gocd-stage-history/element';

const element = document.createElement('gocd-stage-history');
element.pipeline = 'website';
element.stage = 'test';
document.body.append(element);`,
      },
    },
    {
      id: 'react',
      title: 'The React component',
      about: 'React 18 or 19. Shown with the script tag’s element, which is the same component.',
      html: widget('website/test'),
      code: {
        Shell: 'npm install gocd-stage-history @tanstack/react-query',
        TSX: `import { StageHistory } from 'gocd-stage-history';
import 'gocd-stage-history/styles.css';

export function Deployments() {
  return <StageHistory pipeline="website" stage="test" />;
}`,
      },
    },
  ],
};
