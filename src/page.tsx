import { createRoot } from 'react-dom/client';
import { readAddress } from './page/address.ts';
import { applyColorScheme } from './page/colorScheme.ts';
import { loadLanguage } from './page/loadLanguage.ts';
import { Page } from './page/Page.tsx';
import './styles.css';
import './page/page.css';

applyColorScheme();

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no element with the id "root" to draw in.');

/** Set by the development and preview server when no real Go server stands behind it. */
const behindSimulator = document.querySelector('meta[name="stage-history-simulated"]') !== null;

const { address } = readAddress(window.location.search);
const language = await loadLanguage(address.lang);

// Only when asked for by address: a failed request never brings the demo about.
if (address.demo) {
  const { startDemo } = await import('./simulator/startDemo.ts');
  try {
    await startDemo();
    draw(true);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    place.textContent = `The demo cannot start, since this browser refuses its service worker. ${reason}`;
  }
} else {
  draw(behindSimulator);
}

function draw(simulated: boolean): void {
  if (place !== null) createRoot(place).render(<Page simulated={simulated} language={language} />);
}
