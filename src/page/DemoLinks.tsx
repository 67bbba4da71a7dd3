import { useEffect, useState } from 'react';

/** The demo has no Go server whose pages could be opened; its links say so instead of leading nowhere. */
export function DemoLinks() {
  const [path, setPath] = useState<string>();
  useEffect(() => {
    const stay = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link === null || !/^\/(go|sim)\//.test(link.pathname)) return;
      event.preventDefault();
      setPath(decodeURI(link.pathname));
    };
    document.addEventListener('click', stay);
    // The middle button, which opens a new tab.
    document.addEventListener('auxclick', stay);
    return () => {
      document.removeEventListener('click', stay);
      document.removeEventListener('auxclick', stay);
    };
  }, []);
  return (
    <p role="status" className="page-demo-link">
      {path !== undefined && `A Go server would open its page ${path} here.`}
    </p>
  );
}
