import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { StageHistory } from '../components/StageHistory.tsx';
import type { StageHistoryProps } from '../components/StageHistoryProps.ts';
import { NEWEST } from '../api/StagesApi.ts';
import { ALL_RUNS } from '../components/view.ts';
import { askListeners } from './askListeners.ts';
import { ATTRIBUTE_NAMES, ELEMENT_PROPS, readAttribute, readProperty } from './attributes.ts';
import type { ElementProp } from './attributes.ts';
import { tellers } from './events.ts';
import type { StageHistoryEventMap } from './events.ts';
import { adoptStyles } from './sheets.ts';

/** For whoever writes the page: nobody else can do anything about it. */
const UNNAMED = '<gocd-stage-history> shows nothing until its attributes pipeline and stage say which stage.';

/** The props that can be set as properties of the element. What is set last counts, property or attribute. */
export type StageHistoryElementProps = { -readonly [P in ElementProp]?: StageHistoryProps[P] };

/** Under Node there are no elements: the class can be imported there and never made, so that no one meets the stand-in for its base. */
const Base = typeof HTMLElement === 'undefined' ? (Object as unknown as typeof HTMLElement) : HTMLElement;

/**
 * `<gocd-stage-history>`: the widget in an open shadow root. Attributes are the props in kebab-case; events tell what
 * the props that are functions tell, bubble, and leave shadow roots. May be moved about in the document.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the accessors made below are declared with the interface
export class StageHistoryElement extends Base {
  static readonly observedAttributes = ATTRIBUTE_NAMES;

  readonly #values = new Map<ElementProp, unknown>();
  readonly #tellers: Partial<StageHistoryProps>;
  #root: Root | undefined;
  #isDrawingSoon = false;

  constructor() {
    super();
    adoptStyles(this.attachShadow({ mode: 'open' }));
    this.#tellers = {
      ...tellers(
        (type, detail, cancelable) =>
          this.dispatchEvent(
            new CustomEvent(type, {
              ...{ detail, bubbles: true, composed: true },
              cancelable: cancelable && !this.#isInAddress(),
            }),
          ),
        (props) => {
          if (!this.#isInAddress()) Object.assign(this, props);
        },
      ),
      onCancelRequested: (request) => askListeners(this, request),
    };
  }

  /** Is it the page's address that says where the reader is? */
  #isInAddress(): boolean {
    return (this.addressPrefix ?? '') !== '';
  }

  /** What a prop was last set to. */
  read(prop: ElementProp): unknown {
    return this.#values.get(prop);
  }

  /** Sets a prop; `undefined` is its default. */
  write(prop: ElementProp, value: unknown): void {
    if (value === this.#values.get(prop)) return;
    this.#values.set(prop, value);
    this.#drawSoon();
  }

  attributeChangedCallback(name: string, _before: string | null, now: string | null): void {
    const read = readAttribute(name, now);
    if (read) this.write(read.prop, read.value);
  }

  connectedCallback(): void {
    for (const prop of ELEMENT_PROPS) this.#takeUp(prop);
    // A question that was open when the element was moved is still there, but no longer above the page.
    for (const dialog of this.shadowRoot?.querySelectorAll<HTMLDialogElement>('dialog[open]:not(:modal)') ??
      []) {
      dialog.open = false;
      dialog.showModal();
    }
    this.#drawSoon();
  }

  disconnectedCallback(): void {
    // Whoever moves it takes it out and puts it in again, in the same moment.
    setTimeout(() => {
      if (this.isConnected) return;
      this.#root?.unmount();
      this.#root = undefined;
    }, 0);
  }

  /** Moved by `moveBefore`: nothing is to be done. Without this method it would be taken out and put in. */
  connectedMoveCallback(): void {
    // Nothing.
  }

  /** A property that was set on the element before it was known as one of this kind hides the accessor. */
  #takeUp(prop: ElementProp): void {
    const own = Object.getOwnPropertyDescriptor(this, prop);
    if (own === undefined) return;
    Reflect.deleteProperty(this, prop);
    this.write(prop, readProperty(prop, own.value));
  }

  /** Once for all attributes and properties that are set together. */
  #drawSoon(): void {
    if (this.#isDrawingSoon || !this.isConnected) return;
    this.#isDrawingSoon = true;
    queueMicrotask(() => {
      this.#isDrawingSoon = false;
      if (this.isConnected) this.#draw();
    });
  }

  #draw(): void {
    if (this.shadowRoot === null) return;
    this.#root ??= createRoot(this.shadowRoot);
    const { pipeline, stage } = this;
    // Never left to the widget: where the reader goes is the element's property, which its host may hold; or the address's.
    const place = this.#isInAddress() ? {} : { page: this.page ?? NEWEST, view: this.view ?? ALL_RUNS };
    this.#root.render(
      pipeline && stage ? (
        <StageHistory
          {...Object.fromEntries(this.#values)}
          {...this.#tellers}
          {...{ pipeline, stage, ...place }}
        />
      ) : (
        <p>{UNNAMED}</p>
      ),
    );
  }
}

// One accessor a prop, from the table.
for (const prop of ELEMENT_PROPS)
  Object.defineProperty(StageHistoryElement.prototype, prop, {
    configurable: true,
    enumerable: true,
    get(this: StageHistoryElement) {
      return this.read(prop);
    },
    set(this: StageHistoryElement, value: unknown) {
      this.write(prop, readProperty(prop, value));
    },
  });

/** The accessors that are made above, and listeners for the events. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- all that is declared here is there
export interface StageHistoryElement extends StageHistoryElementProps {
  addEventListener<T extends keyof StageHistoryEventMap>(
    type: T,
    listener: (this: StageHistoryElement, event: StageHistoryEventMap[T]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<T extends keyof StageHistoryEventMap>(
    type: T,
    listener: (this: StageHistoryElement, event: StageHistoryEventMap[T]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** Makes the element known to the page, unless somebody has: under this name it is then whatever that one has made. */
export function defineStageHistory(name = 'gocd-stage-history'): void {
  // Under Node there is no registry.
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (registry && registry.get(name) === undefined)
    registry.define(
      name,
      name === 'gocd-stage-history' ? StageHistoryElement : class extends StageHistoryElement {},
    );
}

declare global {
  interface HTMLElementTagNameMap {
    'gocd-stage-history': StageHistoryElement;
  }
}
