import { jsonAnswer } from './answers.ts';

/** Everything an API tells as a date, in epoch milliseconds. */
const DATES: ReadonlySet<string> = new Set([
  'scheduled_date',
  'modified_time',
  'scheduled_at',
  'last_transitioned_time',
  'state_change_time',
]);

/**
 * A history or an instance as a server tells it whose clock is off: every date in it is shifted. Anything but a 200 is unchanged.
 * @param answer a JSON body, where it is a 200
 * @param ms milliseconds; negative: into the past
 */
export async function shiftDates(answer: Response, ms: number): Promise<Response> {
  if (ms === 0 || answer.status !== 200) return answer;
  const contentType = answer.headers.get('Content-Type') ?? undefined;
  const shifted: unknown = JSON.parse(await answer.text(), (key, value: unknown) =>
    typeof value === 'number' && DATES.has(key) ? value + ms : value,
  );
  return jsonAnswer(shifted, contentType === undefined ? {} : { contentType });
}
