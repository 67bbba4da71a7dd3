import { useId, useState } from 'react';
import type { StageName } from '../stage/StageRun.ts';
import { rememberedStages } from './rememberedStages.ts';

interface StageFormProps {
  /** What the address already names. */
  readonly named: StageName;
  readonly onOpen: (name: StageName) => void;
  readonly hrefOf: (name: StageName) => string;
}

/** Asks which stage to show, and offers the last ones. */
export function StageForm({ named, onOpen, hrefOf }: StageFormProps) {
  const [remembered] = useState(rememberedStages);
  const [pipeline, setPipeline] = useState(named.pipeline || (remembered[0]?.pipeline ?? ''));
  const [stage, setStage] = useState(
    named.stage || (named.pipeline === '' ? (remembered[0]?.stage ?? '') : ''),
  );
  const id = useId();
  const distinct = (names: string[]): string[] => [...new Set(names)];
  return (
    <section className="page-card" aria-labelledby={`${id}-title`}>
      <h1 id={`${id}-title`}>Stage history</h1>
      <p>Shows the runs of one stage of a Go server, newest first. Which stage?</p>
      <form
        className="page-form"
        onSubmit={(event) => {
          event.preventDefault();
          onOpen({ pipeline: pipeline.trim(), stage: stage.trim() });
        }}
      >
        <label>
          Pipeline
          <input
            required
            pattern=".*\S.*"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            list={`${id}-pipelines`}
            value={pipeline}
            onChange={(event) => setPipeline(event.target.value)}
          />
        </label>
        <label>
          Stage
          <input
            required
            pattern=".*\S.*"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            list={`${id}-stages`}
            value={stage}
            onChange={(event) => setStage(event.target.value)}
          />
        </label>
        <button type="submit">Show history</button>
        <datalist id={`${id}-pipelines`}>
          {distinct(remembered.map((name) => name.pipeline)).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <datalist id={`${id}-stages`}>
          {distinct(remembered.map((name) => name.stage)).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </form>
      {remembered.length > 0 && (
        <nav aria-label="Looked at lately">
          <h2>Looked at lately</h2>
          <ul>
            {remembered.map((name) => (
              <li key={`${name.pipeline}/${name.stage}`}>
                <a href={hrefOf(name)}>
                  {name.pipeline} / {name.stage}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </section>
  );
}
