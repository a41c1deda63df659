'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import classes from './settings-frame.module.css';

const parts = [
  { href: '/settings', name: 'Desk' },
  { href: '/settings/masking', name: 'Masking' },
  { href: '/settings/agents', name: 'Agents' },
] as const;

/** The heading of the settings, and the way between their parts. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>Settings</h1>
      <nav className={classes.parts} aria-label="Settings">
        {parts.map(({ href, name }) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            className={classes.part}
            aria-current={pathname === href ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      {children}
    </div>
  );
}
