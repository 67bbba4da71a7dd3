import type { JobMarks } from '../../stage/jobMarks.ts';
import { JOB_BADGES, useGridMessages } from './gridMessages.ts';

interface GridRulesProps {
  readonly marks: ReadonlyMap<string, JobMarks>;
  /** From how many runs they were told. */
  readonly runs: number;
}

/** Behind a disclosure: the rule of each badge, and by which runs the jobs here have it. */
export function GridRules({ marks, runs }: GridRulesProps) {
  const gridMessages = useGridMessages();
  return (
    <details className="stage-history-grid-rules">
      <summary>{gridMessages.rules}</summary>
      <dl>
        {JOB_BADGES.map((badge) => {
          const found = [...marks].flatMap(([job, marked]) => {
            const evidence = gridMessages.evidence[badge](marked);
            return evidence === undefined ? [] : [{ job, evidence }];
          });
          return (
            <div key={badge}>
              <dt>
                <span className="stage-history-grid-badge" data-badge={badge}>
                  {gridMessages.badge[badge]}
                </span>
              </dt>
              <dd>
                {gridMessages.rule[badge]}
                {found.length === 0 ? (
                  <small>{gridMessages.nobody}</small>
                ) : (
                  <ul role="list">
                    {found.map(({ job, evidence }) => (
                      <li key={job}>
                        <b>
                          <bdi>{job}</bdi>
                        </b>
                        : {evidence}
                      </li>
                    ))}
                  </ul>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p>{gridMessages.basis(runs)}</p>
    </details>
  );
}
