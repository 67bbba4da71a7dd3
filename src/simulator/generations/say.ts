import { jsonAnswer } from '../answers.ts';
import type { Asked } from './asked.ts';

/** What a JSON API (19.3.0 on) has to say, as its `message`. */
export function say({ contentType }: Asked, status: number, message: string): Response {
  return jsonAnswer({ message }, { status, contentType });
}
