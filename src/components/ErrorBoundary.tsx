import { Component } from 'react';
import type { ContextType, ReactNode } from 'react';
import { looksOf } from './looks.ts';
import type { Looks } from './looks.ts';
import { listMessages } from './messages.ts';
import { languageOf, WordingContext } from './wording.ts';

interface ErrorBoundaryProps {
  readonly looks: Looks;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: Error | undefined;
}

/** Keeps an error in the widget inside the widget: the host page goes on, and the reader can start the widget again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  static override contextType = WordingContext;
  declare context: ContextType<typeof WordingContext>;
  override state: ErrorBoundaryState = { error: undefined };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const { read, language } = this.context;
    const messages = read('list', listMessages);
    return (
      <section
        className="stage-history"
        part="frame"
        {...languageOf(language)}
        {...looksOf(this.props.looks)}
      >
        <div role="alert" className="stage-history-screen" part="screen">
          <p className="stage-history-title">{messages.broken.title}</p>
          <p>{messages.broken.text}</p>
          <p>
            <code>{error.message}</code>
          </p>
          <div className="stage-history-answers">
            <button
              type="button"
              className="stage-history-button"
              onClick={() => this.setState({ error: undefined })}
            >
              {messages.retry}
            </button>
          </div>
        </div>
      </section>
    );
  }
}
