import type { Layout } from './view.ts';
import { useMessages } from './wording.ts';

const LAYOUTS: readonly Layout[] = ['list', 'grid'];

/** Switches between the list and the grid. */
export function ViewSwitch({ layout, onLayout }: { layout: Layout; onLayout: (layout: Layout) => void }) {
  const messages = useMessages();
  return (
    <div role="group" aria-label={messages.view.label} className="stage-history-switch">
      {LAYOUTS.map((one) => (
        <button key={one} type="button" aria-pressed={one === layout} onClick={() => onLayout(one)}>
          {messages.view[one]}
        </button>
      ))}
    </div>
  );
}
