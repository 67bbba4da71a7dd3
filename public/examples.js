/*
 * The page of examples: a list of links, or the one example that the address names (`?example=compact&width=640`) with
 * what makes it. Nothing is inline, so that the page works under a strict Content-Security-Policy.
 */
import { control, doors } from './exampleControl.js';
import { failures, servers, states } from './exampleStates.js';
import { languages, looks, views } from './exampleViews.js';

const GROUPS = [states, failures, views, looks, languages, control, servers, doors];
const EXAMPLES = GROUPS.flatMap(({ examples }) => examples);

const WIDTHS = [
  { width: '', name: 'Full width' },
  { width: '640', name: '640 px' },
  { width: '340', name: '340 px' },
];

const SCRIPT_TAG = '<script type="module" src="./gocd-stage-history.js"></script>';

const parameters = new URLSearchParams(window.location.search);
const asked = parameters.get('example') ?? '';
const width = WIDTHS.find((one) => one.width === parameters.get('width'))?.width ?? '';
const shown = EXAMPLES.find(({ id }) => id === asked);

const main = document.querySelector('main');
document.querySelector('.examples-list').append(listOfLinks());
if (shown) await show(shown);
else showAll();

/** An element with properties and children: text, or other elements. */
function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('aria-')) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

function warning(text) {
  return make('p', { className: 'examples-warning', role: 'alert' }, text);
}

function addressOf(id, at = width) {
  return `?example=${id}${at === '' ? '' : `&width=${at}`}`;
}

function listOfLinks() {
  const groups = document.createDocumentFragment();
  for (const { name, examples } of GROUPS) {
    const links = examples.map(({ id, title, about }) => {
      const link = make('a', { href: addressOf(id) }, title);
      if (id === shown?.id) link.setAttribute('aria-current', 'page');
      return make('li', {}, link, shown ? undefined : make('span', {}, about));
    });
    groups.append(make('section', {}, make('h2', {}, name), make('ul', {}, ...links)));
  }
  return groups;
}

function showAll() {
  document.body.dataset.shows = 'all';
  main.append(
    make('h1', {}, 'Examples of the stage history'),
    ...(asked === '' ? [] : [warning(`There is no example “${asked}”. These are all there are.`)]),
    make(
      'p',
      {},
      'Each link shows one widget, live, with the lines that make it. The address of each can be handed on.',
    ),
  );
}

async function show(example) {
  const { title, about } = example;
  document.title = `${title} – examples of the stage history`;
  document.body.dataset.shows = 'one';
  const place = make('div', { className: 'examples-place' });
  place.dataset.width = width;
  main.append(
    make('h1', {}, title),
    make('p', {}, about),
    controls(example),
    place,
    ...codeOf(example).map(([language, code]) => codeBlock(language, code)),
  );
  // Where another server answers, these stages are none of its; and on one of that name a cancel would be a real one.
  if (await isSimulated()) await run(example, place);
  else
    place.append(
      warning(
        'No simulated Go server answers here, so the widget is not shown. Start one with npm start, or npm run preview.',
      ),
    );
}

/** The width of the place, and the ways to the examples before and after. */
function controls({ id }) {
  const at = EXAMPLES.findIndex((one) => one.id === id);
  const step = (to, name, rel) =>
    to &&
    make('a', { href: addressOf(to.id), rel, title: to.title, 'aria-label': `${name}: ${to.title}` }, name);
  const widths = WIDTHS.map((one) => {
    const link = make('a', { href: addressOf(id, one.width) }, one.name);
    if (one.width === width) link.setAttribute('aria-current', 'true');
    return link;
  });
  return make(
    'div',
    { className: 'examples-controls' },
    make('nav', { className: 'examples-widths', 'aria-label': 'Width of the widget' }, ...widths),
    make(
      'nav',
      { className: 'examples-steps', 'aria-label': 'Next and previous example' },
      step(EXAMPLES[at - 1], 'Previous', 'prev'),
      step(EXAMPLES[at + 1], 'Next', 'next'),
    ),
  );
}

async function isSimulated() {
  try {
    const answer = await fetch('/sim/worlds');
    return answer.ok && Array.isArray(await answer.json());
  } catch {
    return false;
  }
}

/** Does what is written beside it: the same text, the same function. */
async function run({ html, css, script }, place) {
  if (css !== undefined) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  const template = document.createElement('template');
  template.innerHTML = html;
  place.append(template.content);
  await script?.();
}

/** What makes an example, by the language in which it is written. */
function codeOf({ html, css, script, code }) {
  if (code !== undefined) return Object.entries(code);
  return [
    ['HTML', `${SCRIPT_TAG}\n\n${html}`],
    ...(css === undefined ? [] : [['CSS', css]]),
    ...(script === undefined ? [] : [['JavaScript, in a module', bodyOf(script)]]),
  ];
}

/** What stands between the function's braces, moved to the left. */
function bodyOf(script) {
  const lines = String(script).split('\n').slice(1, -1);
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}

function codeBlock(language, code) {
  const said = make('span', { role: 'status' });
  const copy = make('button', { type: 'button', 'aria-label': `Copy ${language}` }, 'Copy');
  copy.addEventListener('click', async () => {
    // Only https and localhost have a clipboard.
    const worked = await navigator.clipboard?.writeText(code).then(
      () => true,
      () => false,
    );
    said.textContent = worked ? 'Copied.' : 'Select it, then copy.';
    if (!worked) window.getSelection().selectAllChildren(text);
  });
  const text = make('code', {}, code);
  return make(
    'section',
    { className: 'examples-code' },
    make('div', {}, make('h2', {}, language), said, copy),
    make('pre', {}, text),
  );
}
