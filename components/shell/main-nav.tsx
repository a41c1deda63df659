import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { DeskPage } from '#contract/desk-pages';
import classes from './desk-shell.module.css';

/** Links to the pages that the reader may open. If they don't fit they scroll, keeping the current page in view. */
export function MainNav({ pages }: { pages: readonly DeskPage[] }) {
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path says which of them is marked
  useEffect(() => {
    const row = nav.current;
    const here = row?.querySelector<HTMLElement>('[aria-current]');
    if (!row || !here) return;
    // Scrolls only the row, never the page.
    row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav ref={nav} className={classes.places} aria-label="Main">
      {pages.map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          className={classes.place}
          aria-current={pathname === href ? 'page' : pathname.startsWith(`${href}/`) ? 'true' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
