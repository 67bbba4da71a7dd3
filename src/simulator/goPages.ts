import { htmlAnswer } from './answers.ts';
import { matchPath } from './matchPath.ts';

/** Paths below `/go` of the pages that links lead to (`:` is any segment), and what a real server shows there. */
const PAGES: readonly (readonly [path: string, shows: string])[] = [
  ['', 'The dashboard with all pipelines'],
  ['pipelines/value_stream_map/:/:', 'Value stream map of pipeline run $1 / $2'],
  ['pipelines/:/:/:/:', 'Run $2 / $4 of stage $3 in pipeline $1'],
  ['tab/build/detail/:/:/:/:/:', 'Console of job $5 in run $2 / $4 of stage $3 in pipeline $1'],
  ['tab/pipeline/history/:', 'History of pipeline $1'],
  ['pipeline/activity/:', 'Activity of pipeline $1'],
  ['compare/:/:/with/:', 'What changed in pipeline $1 from run $2 to run $3'],
];

/**
 * The pages of a Go server, each saying what a real server would show there.
 * @param path decoded segments below `/go`
 */
export function goPage(path: readonly string[]): Response {
  for (const [pattern, shows] of PAGES) {
    const names = matchPath(pattern, path);
    if (!names) continue;
    const heading = shows.replace(/\$(\d)/g, (_, number) => names[Number(number) - 1] ?? '');
    return htmlAnswer(200, heading, [
      'This Go server is simulated and has no pages. A real one would show this here.',
    ]);
  }
  return htmlAnswer(404, 'Not found', [`A Go server has no page at ${path.join('/')}.`]);
}
