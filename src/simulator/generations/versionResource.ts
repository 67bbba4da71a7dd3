import { jsonAnswer } from '../answers.ts';
import type { Asked } from './asked.ts';
import { hexDigits } from '../hexDigits.ts';
import { siteLink } from './links.ts';

/** `GET /go/api/version` (v1, from 16.6.0 on): by it a client learns which API there is. */
export function versionAnswer({ server: { version = '' }, contentType }: Asked): Response {
  const revision = hexDigits(`revision of ${version}`, 40);
  const build = String(2000 + Number.parseInt(revision.slice(0, 4), 16));
  return jsonAnswer(
    {
      _links: {
        self: siteLink('api/version'),
        doc: { href: `https://api.gocd.org/${version}/#version` },
      },
      version,
      build_number: build,
      git_sha: revision,
      full_version: `${version} (${build}-${revision})`,
      commit_url: `https://github.com/gocd/gocd/commits/${revision}`,
    },
    { contentType },
  );
}
