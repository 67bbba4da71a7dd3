import { useId, useState } from 'react';
import { useMessages } from './wording.ts';

interface PageNumberProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** The page number, to be typed over and sent with Enter. What is typed stays when it is no page. */
export function PageNumber({ page, pages, onPage }: PageNumberProps) {
  const messages = useMessages();
  // What is being typed outlives the page's number, which grows while newer runs arrive.
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const value = typed ?? String(page);
  const id = useId();
  const { pager } = messages;
  return (
    <form
      className="stage-history-page"
      onSubmit={(event) => {
        event.preventDefault();
        const number = Number(value.trim());
        const isPage = /^\d+$/.test(value.trim()) && number >= 1 && number <= pages;
        setWrong(!isPage);
        if (!isPage) return;
        setTyped(undefined);
        onPage(number);
      }}
    >
      <label>
        {pager.page}{' '}
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          size={4}
          value={value}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? id : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>{' '}
      <span>{pager.ofPages(pages)}</span>
      <span id={id} role="alert" className="stage-history-wrong">
        {wrong && pager.noSuchPage(pages)}
      </span>
    </form>
  );
}
