import { LIST, TODAY, widget } from './exampleStates.js';

export const views = {
  name: 'Views',
  examples: [
    {
      id: 'overview',
      title: 'Overview',
      about: 'Strip, pass rate, and one sentence that says since when the stage fails.',
      html: widget('catalogue/acceptance', TODAY),
    },
    {
      id: 'grid',
      title: 'Grid',
      about: 'Jobs by runs, with a flaky, an unsteady and a newly failing job.',
      html: widget('orders/integration', `${TODAY}\nview="view=grid"`),
    },
    {
      id: 'filter',
      title: 'Filter',
      about: 'Only failed runs. It says how many runs it has looked at.',
      html: widget('orders/integration', `${TODAY}\nview="state=failed"`),
    },
    {
      id: 'comparison',
      title: 'Comparison',
      about: 'Two runs side by side, job by job.',
      html: widget('orders/integration', `${TODAY}\nview="compare=25/1,26/1"`),
    },
    {
      id: 'open-run',
      title: 'An open run',
      about: 'What each job spent its time with, and how long runs usually take.',
      html: widget('orders/integration', `${TODAY}\nrun="27/1"\n${LIST}`),
    },
    {
      id: 'older-page',
      title: 'An older page',
      about: 'The link holds on to the same runs, however many come.',
      html: widget('website/test', `page="offset=20&total=2431"\n${LIST}`),
    },
    {
      id: 'list-alone',
      title: 'The list alone',
      about: 'No overview, and none of its requests.',
      html: widget('website/test', LIST),
    },
  ],
};

export const looks = {
  name: 'Looks',
  examples: [
    {
      id: 'compact',
      title: 'Compact',
      about: 'One line a run, and about twice as many on a screen.',
      html: widget('website/test', `density="compact"\n${LIST}`),
    },
    {
      id: 'dark-in-light',
      title: 'Dark in a light page',
      about: 'By an attribute, whatever the page around is.',
      html: `<div class="light">\n  ${widget('website/test', `color-scheme="dark"\n${LIST}`).replaceAll('\n', '\n  ')}\n</div>`,
      css: `.light {\n  color-scheme: light;\n  padding: 16px;\n  background: #fff;\n}`,
    },
    {
      id: 'light-in-dark',
      title: 'Light in a dark page',
      about: 'The page is dark by color-scheme, which the widget would follow.',
      html: `<div class="dark">\n  ${widget('website/test', `color-scheme="light"\n${LIST}`).replaceAll('\n', '\n  ')}\n</div>`,
      css: `.dark {\n  color-scheme: dark;\n  padding: 16px;\n  background: #0d1014;\n}`,
    },
    {
      id: 'tokens',
      title: 'Your colours',
      about: 'Custom properties on the widget or on any ancestor.',
      html: `<div class="themed">\n  ${widget('website/test', LIST).replaceAll('\n', '\n  ')}\n</div>`,
      css: [
        '.themed {',
        '  color-scheme: light;',
        '  --stage-history-bg: #fffdf7;',
        '  --stage-history-bg-soft: #f6efe0;',
        '  --stage-history-line: #e4d9c2;',
        '  --stage-history-edge: #8f7f5e;',
        '  --stage-history-ink: #2b2416;',
        '  --stage-history-ink-soft: #665a41;',
        '  --stage-history-accent: #7a3e00;',
        '  --stage-history-building: #9a4f00;',
        '  --stage-history-radius: 0;',
        '  --stage-history-font: Georgia, serif;',
        '}',
      ].join('\n'),
    },
    {
      id: 'parts',
      title: 'Parts',
      about: 'For whatever no token reaches: ::part() in the page’s own styles.',
      html: widget('website/test', LIST),
      css: [
        'gocd-stage-history::part(heading) {',
        '  font-family: Georgia, serif;',
        '  font-style: italic;',
        '}',
        '',
        'gocd-stage-history::part(pager) {',
        '  border-top: 3px double;',
        '}',
      ].join('\n'),
    },
    {
      id: 'heading-level',
      title: 'Heading level',
      about: 'As deep as the page’s outline has it; the level changes no looks.',
      html: [
        '<h2>Deployments</h2>',
        '<h3>Tonight</h3>',
        widget('website/test', `heading-level="4"\n${LIST}`),
      ].join('\n'),
    },
    {
      id: 'wall',
      title: 'On a wall',
      about: 'For a screen that nobody touches: nothing to press, as large as its place.',
      html: `<div class="screen">\n  ${widget('catalogue/acceptance', `${TODAY}\nwall`).replaceAll('\n', '\n  ')}\n</div>`,
      css: ['.screen,', '.screen > gocd-stage-history {', '  height: 480px;', '}'].join('\n'),
    },
  ],
};

export const languages = {
  name: 'Languages',
  examples: [
    {
      id: 'german',
      title: 'German',
      about: 'All that is shown and read out; what the server says stays as it is.',
      html: widget('catalogue/acceptance', TODAY),
      script: async () => {
        const { de } = await import('./gocd-stage-history/locales/de.js');
        document.querySelector('gocd-stage-history').language = de;
      },
    },
    {
      id: 'japanese',
      title: 'Japanese',
      about: 'Durations as 4分12秒.',
      html: widget('catalogue/acceptance', TODAY),
      script: async () => {
        const { ja } = await import('./gocd-stage-history/locales/ja.js');
        document.querySelector('gocd-stage-history').language = ja;
      },
    },
    {
      id: 'arabic',
      title: 'Arabic',
      about: 'From right to left.',
      html: widget('catalogue/acceptance', TODAY),
      script: async () => {
        const { ar } = await import('./gocd-stage-history/locales/ar.js');
        document.querySelector('gocd-stage-history').language = ar;
      },
    },
    {
      id: 'words',
      title: 'Single words',
      about: 'Other words for single messages. Sentences that are made of one have it too.',
      html: widget('website/test', LIST),
      script: () => {
        document.querySelector('gocd-stage-history').messages = {
          cancel: { button: 'Stop' },
          state: { Failing: 'About to fail' },
        };
      },
    },
    {
      id: 'time-zone',
      title: 'Time zone',
      about: 'Times as they are told in Tokyo, and written as in the United States.',
      html: widget('foo/DEV', `time-zone="Asia/Tokyo"\nlocale="en-US"\n${LIST}`),
    },
  ],
};
